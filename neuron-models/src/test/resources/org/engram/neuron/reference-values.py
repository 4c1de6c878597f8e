"""Writes reference-values.csv: elementwise activations, from their definitions, with 700 digits (mpmath), rounded once to
double. Usage: python3 reference-values.py > reference-values.csv"""

from mpmath import cosh, exp, log, mp, mpf, sinh

mp.dps = 700  # 1e300 - (1e300 - ln 2) must keep its digits


def tanh(x, gain):
    return log(cosh(gain * x)) / gain, sinh(gain * x) / cosh(gain * x), gain / cosh(gain * x) ** 2


def sigmoid(x, gain, threshold):
    q = exp(-gain * (x - threshold))
    return log(1 + 1 / q) / gain, 1 / (1 + q), gain * q / (1 + q) ** 2


def rectified_power(x, order, coefficient, threshold):
    if x <= threshold:
        return mpf(0), mpf(0), mpf(0)
    r = x - threshold
    return coefficient / order * r**order, coefficient * r ** (order - 1), coefficient * (order - 1) * r ** (order - 2)


def relu(x, threshold):
    return rectified_power(x, mpf(2), mpf(1), threshold)


def power(x, order, coefficient):
    n = int(order)
    return coefficient / n * x**n, coefficient * x ** (n - 1), coefficient * (n - 1) * x ** (n - 2)


def exponential(x, beta):
    return exp(beta * x) / beta, exp(beta * x), beta * exp(beta * x)


# products with gain and beta and differences to thresholds are exact in double precision, but for 1e-300 and 1e300
SMALL = [1e-300, 2.0**-40, -(2.0**-20), 0.0078125, 0.25, -0.75, 0.9375, 1.0, -1.0625, 2.5, -7.0, 15.0, 18.5]
LARGE = [-40.0, 350.0, -700.0, 1000.0, -1e300, 1e300]
CASES = [
    (tanh, [(1,), (0.5,), (3,)], SMALL + LARGE),
    (sigmoid, [(1, 0), (4, 0.5), (0.5, -2)], SMALL + LARGE),
    (relu, [(0,), (0.25,), (-0.5,)], SMALL + LARGE[:-1]),
    (rectified_power, [(1.5, 1, 0), (2, 1, 0.5), (3, 0.25, -0.5), (4.75, 2, 0), (30, 1, 0)], SMALL + [40.0, 350.0]),
    (power, [(2, 1), (3, 0.5), (4, 1), (9, 3), (16, 1)], SMALL + [40.0, -350.0]),
    (exponential, [(1,), (0.5,), (3,)], SMALL + [-40.0, -1000.0, 200.0, -1e300]),
]

print("kind,parameters,x,lagrangian,output,slope,conjugate")
for function, parameters, states in CASES:
    for p in parameters:
        for state in states:
            x = mpf(state)
            lagrangian, output, slope = function(x, *map(mpf, p))
            columns = [float(value) for value in (lagrangian, output, slope, x * output - lagrangian)]
            print(function.__name__.replace("_", "-"), " ".join(map(str, p)), state, *columns, sep=",")
