"""Work and precision: Engram and other solvers of ordinary differential equations on the same networks.

    pip install numpy scipy matplotlib h5py scikit-sundae diffrax
    python benchmarks/work_precision.py [--small] [--large] [-o FOLDER]

Networks of models A, B and C (arXiv:2008.06996) are written as experiment files. Engram runs them; the others integrate the
same equations with NumPy's products (OpenBLAS, one thread, float64). Seconds are processor seconds, medians. A pass is one reading of the synapse matrix; a product
of BLAS is one, a fused product of Engram gives both directions. Errors are the largest difference of v from a reference, at
four times, as a share of its largest value. Writes work-precision.csv, one plot a size, and prints a Markdown table.

`--small`: 100 x 300 with few ratios and tolerances. `--large`: 1024 x 100,000 as well, which takes 6 GB and hours.
"""

import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", XLA_FLAGS="--xla_cpu_multi_thread_eigen=false")

import argparse
import collections
import csv
import functools
import itertools
import json
import pathlib
import subprocess
import tempfile
import time

import h5py
import matplotlib
import numpy as np
from scipy.integrate import solve_ivp

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROOT = pathlib.Path(__file__).resolve().parent.parent
REPETITIONS = 5
TAU_F = 10.0  # ms
TIMES = TAU_F * np.array([0.3, 1.0, 3.0, 10.0])
FLIPPED = 0.15
ATOL = 0.01  # of rtol
Run = collections.namedtuple("Run", "solver model features memories ratio rtol error passes seconds")


def softmax(beta):
    def outputs(h):
        weights = np.exp(beta * (h - h.max()))
        return weights / weights.sum()

    def jacobian_times(h, x):
        f = outputs(h)
        return beta * (f * x - f * (f @ x))

    return outputs, jacobian_times


def spherical_times(v, x):
    norm = np.linalg.norm(v)
    return (x - v * (v @ x) / norm**2) / norm


class Network:
    """tau_f v' = xi^T f(h) - v, tau_h h' = xi g(v) - h, with bipolar random memories, from a corrupted one."""

    def __init__(self, model, features, memories, ratio, seed=1):
        random = np.random.default_rng(seed)
        self.model, self.ratio, self.tau_h = model, ratio, ratio * TAU_F
        self.patterns = random.choice(np.array([-1, 1], dtype=np.int8), size=(memories, features))
        flips = random.permutation(features)[: round(FLIPPED * features)]
        self.v = self.patterns[0].astype(float)
        self.v[flips] *= -1
        self.weight = 1.0 if model == "B" else features**-0.5
        getattr(self, "activate_" + model)(features)
        self.passes = 0
        self.matrix = None

    def activate_A(self, _):
        self.kinds = {"kind": "tanh"}, {"kind": "rectified-power", "order": 3}
        self.g, self.g_times = np.tanh, lambda v, x: x / np.cosh(v) ** 2
        self.f, self.f_times = lambda h: np.maximum(h, 0) ** 2, lambda h, x: 2 * np.maximum(h, 0) * x

    def activate_B(self, features):
        beta = 10 / features
        self.kinds = {"kind": "identity"}, {"kind": "softmax", "beta": beta}
        self.g, self.g_times = lambda v: v, lambda v, x: x
        self.f, self.f_times = softmax(beta)

    def activate_C(self, _):
        self.kinds = {"kind": "spherical"}, {"kind": "rectified-power", "order": 4, "coefficient": 10}
        self.v *= self.weight
        self.g, self.g_times = lambda v: v / np.linalg.norm(v), spherical_times
        self.f, self.f_times = lambda h: 10 * np.maximum(h, 0) ** 3, lambda h, x: 30 * np.maximum(h, 0) ** 2 * x

    @property
    def size(self):
        return self.patterns.shape[1]

    def load(self):
        """Makes the matrix in float64 on first use."""
        if self.matrix is None:
            self.matrix = self.weight * self.patterns
        return self.matrix

    def start(self):
        return np.concatenate([self.v, np.zeros(len(self.patterns))])

    def slopes(self, y):
        xi, v, h = self.load(), y[: self.size], y[self.size :]
        self.passes += 2
        return np.concatenate([(self.f(h) @ xi - v) / TAU_F, (xi @ self.g(v) - h) / self.tau_h])

    def jacobian_times(self, y, x):
        xi, v, h = self.load(), y[: self.size], y[self.size :]
        self.passes += 2
        return np.concatenate(
            [
                (self.f_times(h, x[self.size :]) @ xi - x[: self.size]) / TAU_F,
                (xi @ self.g_times(v, x[: self.size]) - x[self.size :]) / self.tau_h,
            ]
        )

    def jacobian(self, y):
        """The whole matrix; its products with xi are not counted."""
        passes = self.passes
        columns = [self.jacobian_times(y, x) for x in np.eye(len(y))]
        self.passes = passes
        return np.array(columns).T

    def experiment(self, folder, storage):
        file = folder / f"{self.model}-{len(self.patterns)}.h5"
        if not file.exists():
            with h5py.File(file, "w") as patterns:
                patterns["patterns"] = self.patterns
        features, memories = self.kinds
        return {
            "network": {
                "features": {"activation": features, "tau": TAU_F},
                "memories": {"activation": memories, "tau": self.tau_h},
                "synapses": {
                    "patterns": {"file": file.name, "dataset": "patterns"},
                    "weight": self.weight,
                    "storage": storage,
                },
            },
            "start": {"features": self.v.tolist()},
            "simulate": {"duration": TIMES[-1]},
            "record": {"at": TIMES.tolist(), "variables": ["v"]},
        }


def java():
    """Builds the benchmarks; the command that starts TimedRuns."""
    build = ["mvn", "-q", "-B", "-Dmaven.test.skip", "package", "dependency:build-classpath", "-pl", "benchmarks", "-am"]
    classpath = ROOT / "benchmarks/target/classpath"
    subprocess.run([*build, f"-Dmdep.outputFile={classpath}"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    home = subprocess.run([ROOT / "engram", "--jdk-home"], check=True, capture_output=True, text=True).stdout.strip()
    path = f"{ROOT}/benchmarks/target/classes:{classpath.read_text()}"
    return [f"{home}/bin/java", "--add-modules", "jdk.incubator.vector", "-cp", path, "org.engram.benchmark.TimedRuns"]


def engram(storage):
    """All tolerances in one warm virtual machine."""

    def solve(network, tolerances, folder):
        file = folder / "experiment.json"
        file.write_text(json.dumps(network.experiment(folder, storage)))
        command = [*COMMAND, file, str(REPETITIONS), *map(str, [tolerances[0], *tolerances])]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        for line in lines[1:]:  # the first warms up
            rtol, passes, seconds, *v = map(float, line.split())
            yield rtol, np.reshape(v, (len(TIMES), -1)), int(passes), seconds

    return solve


def one_by_one(solver):
    """Each tolerance by itself; small networks several times."""

    def solve(network, tolerances, _):
        network.load()
        for rtol in tolerances:
            seconds = []
            for _ in range(REPETITIONS if network.patterns.size < 1e6 else 1):
                network.passes = 0
                began = time.process_time()
                v = solver(network, rtol)
                seconds.append(time.process_time() - began)
            yield rtol, v, network.passes, float(np.median(seconds))

    return solve


def cvode(network, rtol):
    from sksundae.cvode import CVODE, CVODEJacTimes

    def slopes(t, y, yp):
        yp[:] = network.slopes(y)

    def times(t, y, yp, x, jx):
        jx[:] = network.jacobian_times(y, x)

    solver = CVODE(
        slopes,
        method="BDF",
        linsolver="gmres",
        jactimes=CVODEJacTimes(None, times),
        rtol=rtol,
        atol=ATOL * rtol,
        max_num_steps=1_000_000,
    )
    result = solver.solve(np.concatenate([[0], TIMES]), network.start())
    return np.asarray(result.y)[1:, : network.size]


def scipy(method):
    def solve(network, rtol):
        options = {"jac": lambda t, y: network.jacobian(y)} if method == "Radau" else {}
        result = solve_ivp(
            lambda t, y: network.slopes(y),
            (0, TIMES[-1]),
            network.start(),
            method=method,
            t_eval=TIMES,
            rtol=rtol,
            atol=ATOL * rtol,
            **options,
        )
        return result.y.T[:, : network.size]

    return solve


@functools.lru_cache
def compiled_kvaerno5(network, rtol):
    import diffrax
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    xi, size = jnp.asarray(network.load()), network.size
    g = {"A": jnp.tanh, "B": lambda v: v, "C": lambda v: v / jnp.linalg.norm(v)}[network.model]
    f = {
        "A": lambda h: jnp.maximum(h, 0) ** 2,
        "B": lambda h: jax.nn.softmax(10 / size * h),
        "C": lambda h: 10 * jnp.maximum(h, 0) ** 3,
    }[network.model]

    def slopes(t, y, _):
        v, h = y[:size], y[size:]
        return jnp.concatenate([(f(h) @ xi - v) / TAU_F, (xi @ g(v) - h) / network.tau_h])

    @jax.jit
    def run(start):
        return diffrax.diffeqsolve(
            diffrax.ODETerm(slopes),
            diffrax.Kvaerno5(),
            0.0,
            TIMES[-1],
            None,
            start,
            saveat=diffrax.SaveAt(ts=TIMES),
            stepsize_controller=diffrax.PIDController(rtol=rtol, atol=ATOL * rtol),
            max_steps=1_000_000,
        ).ys

    return lambda start: np.asarray(run(jnp.asarray(start)))


def kvaerno5(network, rtol):
    """Compiled by the first of several repetitions."""
    result = compiled_kvaerno5(network, rtol)(network.start())
    network.passes = float("nan")  # they are inside the compiled loop
    return result[:, : network.size]


COMMAND = java()
CVODE = {"CVODE BDF GMRES": one_by_one(cvode)}
SMALL_SOLVERS = {
    "Engram float64": engram("float64"),
    **CVODE,
    "SciPy LSODA": one_by_one(scipy("LSODA")),
    "SciPy Radau": one_by_one(scipy("Radau")),
}
COMPILED_SOLVERS = {"diffrax Kvaerno5": one_by_one(kvaerno5)}
BIG_SOLVERS = {"Engram float32": engram("float32"), "Engram bit": engram("bit"), **CVODE}


def grid(solvers, shape, models, ratios, tolerances, references, output):
    for model, ratio in itertools.product(models, ratios):
        network = Network(model, *shape, ratio)
        reference = references(network)
        with tempfile.TemporaryDirectory() as folder:
            for name, solver in solvers.items():
                for rtol, v, passes, seconds in solver(network, tolerances, pathlib.Path(folder)):
                    error = np.abs(v - reference).max() / np.abs(reference).max()
                    output(Run(name, model, *shape, ratio, rtol, error, passes, seconds))


def close_reference(network):
    """By an explicit method of order 8, which resolves the smaller time constant; good to 1e-10 or so."""
    return scipy("DOP853")(network, 1e-12)


def far_reference(network):
    """By CVODE at a hundredth of the tightest tolerance of the others."""
    return cvode(network, 1e-10)


def passes_at(runs, error):
    """Passes and seconds at which a solver has this error, by linear interpolation of logarithms; NaN outside its range."""
    runs = sorted(runs, key=lambda run: -run.error)
    x = -np.log([run.error for run in runs])
    wanted = -np.log(error)
    if not x[0] <= wanted <= x[-1]:
        return np.nan, np.nan
    return [float(np.exp(np.interp(wanted, x, np.log([getattr(r, what) for r in runs])))) for what in ("passes", "seconds")]


def table(runs, errors=(1e-4, 1e-6)):
    groups = collections.defaultdict(list)
    for run in runs:
        groups[(f"{run.features} x {run.memories}", run.model, run.ratio, run.solver)].append(run)
    print("| N_f x N_h | model | tau_h/tau_f | solver |", *(f" passes at {e:g} | seconds at {e:g} |" for e in errors))
    print("|---|---|---|---|", "---|---|" * len(errors))
    for key, group in groups.items():
        cells = [f"{passes:.0f} | {seconds:.3g}" for passes, seconds in (passes_at(group, e) for e in errors)]
        print("|", " | ".join(map(str, (*key, *cells))).replace("nan", "-"), "|")


def plot(runs, folder):
    for shape in sorted({(run.features, run.memories) for run in runs}):
        chosen = [run for run in runs if (run.features, run.memories) == shape]
        models, ratios = sorted({r.model for r in chosen}), sorted({r.ratio for r in chosen}, reverse=True)
        figure, axes = plt.subplots(
            len(models), len(ratios), figsize=(3.2 * len(ratios) + 1, 2.8 * len(models)), squeeze=False, sharex=True, sharey=True
        )
        for (i, model), (k, ratio) in itertools.product(enumerate(models), enumerate(ratios)):
            panel(axes[i, k], [r for r in chosen if (r.model, r.ratio) == (model, ratio)], f"{model}, ratio {ratio:g}")
        axes[0, 0].legend(fontsize=7)
        figure.supxlabel("passes over the synapses")
        figure.supylabel("error")
        figure.tight_layout()
        figure.savefig(folder / f"work-precision-{shape[0]}x{shape[1]}.png", dpi=110)


def panel(axis, runs, title):
    axis.set_title(title, fontsize=9)
    for solver in sorted({run.solver for run in runs}):
        points = sorted((run.rtol, run.passes, run.error) for run in runs if run.solver == solver)
        axis.loglog([p[1] for p in points], [p[2] for p in points], "o-", markersize=3, label=solver)
    axis.grid(True, alpha=0.3)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--small", action="store_true")
    arguments.add_argument("--large", action="store_true")
    arguments.add_argument("-o", "--output", type=pathlib.Path, default=pathlib.Path("."))
    options = arguments.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    runs = []
    with open(options.output / "work-precision.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Run._fields)

        def output(run):
            print(*run, flush=True)
            runs.append(run)
            writer.writerow(run)
            file.flush()

        if options.small:
            grid(SMALL_SOLVERS | COMPILED_SOLVERS, (100, 300), "ABC", [1, 1e-2], [1e-4, 1e-6], close_reference, output)
        else:
            ratios = [1, 1e-1, 1e-2, 1e-3, 1e-4]
            tolerances = [10.0**-k for k in range(3, 9)]
            grid(SMALL_SOLVERS, (100, 300), "ABC", ratios, tolerances, close_reference, output)
            grid(COMPILED_SOLVERS, (100, 300), "ABC", [1, 1e-2], tolerances[1:4:2], close_reference, output)
            grid(BIG_SOLVERS, (784, 10_000), "ABC", [1e-3], tolerances[1:], far_reference, output)
        if options.large:
            grid(BIG_SOLVERS, (1024, 100_000), "B", [1e-3], [1e-4, 1e-6], far_reference, output)
    table(runs)
    plot(runs, options.output)


if __name__ == "__main__":
    main()
