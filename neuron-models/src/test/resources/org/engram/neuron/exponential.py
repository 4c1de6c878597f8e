"""Prints the coefficients of Elementary: the polynomial p of degree 10 for which 1 + r + r^2 p(r) has the least relative
error as e^r for |r| <= ln(2) / 2, found by Remez' exchange (mpmath, 60 digits) and rounded to double, and that error.
Usage: python3 exponential.py"""

from mpmath import cos, exp, log, lu_solve, matrix, mp, mpf, pi

mp.dps = 60
DEGREE = 10
BOUND = log(2) / 2
EXTREMA = DEGREE + 2
GRID = [BOUND * cos(pi * (mpf(k) + 0.5) / 4000) for k in reversed(range(4000))]


def weight(r):
    return r**2 / exp(r)


def wanted(r):
    return (exp(r) - 1 - r) / r**2


def polynomial(coefficients, r):
    return sum(c * r**k for k, c in enumerate(coefficients))


def error(coefficients, r):
    return weight(r) * (polynomial(coefficients, r) - wanted(r))


def levelled(points):
    """The coefficients whose error is equally large and of alternating sign at the points."""
    rows = [[r**k for k in range(DEGREE + 1)] + [(-1) ** i / weight(r)] for i, r in enumerate(points)]
    return list(lu_solve(matrix(rows), matrix([wanted(r) for r in points])))[: DEGREE + 1]


def extrema(coefficients):
    """Where the error is largest between its changes of sign."""
    best = []
    for r in GRID:
        e = error(coefficients, r)
        if not best or (e > 0) != (best[-1][1] > 0):
            best.append((r, e))
        elif abs(e) > abs(best[-1][1]):
            best[-1] = (r, e)
    return [r for r, e in best]


points = [BOUND * cos(pi * (EXTREMA - 1 - k) / (EXTREMA - 1)) for k in range(EXTREMA)]
for _ in range(5):
    coefficients = levelled(points)
    points = extrema(coefficients)
    assert len(points) == EXTREMA

rounded = [float(c) for c in coefficients]
for k, c in enumerate(rounded):
    print(f"P{k} = {c.hex()}")
print("relative error of e^r:", float(max(abs(error(rounded, r)) for r in GRID)))
