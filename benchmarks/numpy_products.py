#!/usr/bin/env python3
"""What do the products of SynapseBenchmark and BatchBenchmark cost with NumPy, on one thread?

    OPENBLAS_NUM_THREADS=1 python3 benchmarks/numpy_products.py [N_h N_f [STATES]]

Prints ms per product, the median of nine rounds, of processor time.
"""

import sys
import time

import numpy as np


def median_ms(product):
    times = []
    for _ in range(10):
        start = time.thread_time()
        product()
        times.append(1e3 * (time.thread_time() - start))
    return np.median(times[1:])


def main(memories=10000, features=784, states=64):
    random = np.random.default_rng(1)
    xi = random.random((memories, features), dtype=np.float32)
    g, f = random.random(features, dtype=np.float32), random.random(memories, dtype=np.float32)
    gs = random.random((features, states), dtype=np.float32)
    print(f"{memories} x {features}, NumPy {np.__version__}")
    print(f"both        {median_ms(lambda: (xi @ g, f @ xi)):9.3f} ms")
    print(f"through     {median_ms(lambda: np.maximum(xi @ g, 0) @ xi):9.3f} ms")
    print(f"together {states:2d} {median_ms(lambda: np.maximum(xi @ gs, 0).T @ xi):9.3f} ms, float32")
    xi, gs = xi.astype(np.float64), gs.astype(np.float64)
    print(f"together {states:2d} {median_ms(lambda: np.maximum(xi @ gs, 0).T @ xi):9.3f} ms, float64")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
