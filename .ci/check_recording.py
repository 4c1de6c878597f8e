"""Checks that recordings open in the tools of the field, without options or warnings, and say what they hold.

Usage: check_recording.py RECORDING.h5...
"""

import subprocess
import sys
import warnings

import h5py
import numpy as np
import xarray as xr

DIMENSIONS = {
    "trial": ("trial",),
    "time": ("time",),
    "feature": ("feature",),
    "memory": ("memory",),
    "v": ("trial", "time", "feature"),
    "g": ("trial", "time", "feature"),
    "h": ("trial", "time", "memory"),
    "f": ("trial", "time", "memory"),
    "energy": ("trial", "time"),
    "residual": ("trial", "time"),
    "overlap": ("trial", "time"),
    "membrane_features": ("trial", "time", "feature"),
    "membrane_memories": ("trial", "time", "memory"),
    "samples_written": ("trial",),
}


OF_POPULATIONS = {
    "neuron": ("neuron_{}",),
    "rate": ("trial", "time"),
    "membrane": ("trial", "time", "neuron_{}"),
    "excitatory": ("trial", "time", "neuron_{}"),
    "inhibitory": ("trial", "time", "neuron_{}"),
    "current": ("trial", "time", "neuron_{}"),
}


OF_CLOSEST = {
    "rank": ("rank",),
    "memory": ("trial", "rank"),
    "h": ("trial", "time", "rank"),
    "f": ("trial", "time", "rank"),
    "membrane_memories": ("trial", "time", "rank"),
}


def dimensions(name, closest):
    """Those that a variable must have; variables of populations are named like membrane_E. With `closest`, each trial has
    memories of its own."""
    if closest and name in OF_CLOSEST:
        return OF_CLOSEST[name]
    if name in DIMENSIONS:
        return DIMENSIONS[name]
    kind, population = name.split("_", 1)
    return tuple(dimension.format(population) for dimension in OF_POPULATIONS[kind])


def check_scales(file):
    """h5py finds the dimension scales, and every dataset says its name and unit."""
    for group in set(file) - {"provenance", "solver", "spikes", "at_spikes"}:
        for name, dataset in file[group].items():
            assert dataset.attrs["long_name"] and dataset.attrs["units"], dataset.name
            if not dataset.is_scale:
                for length, dimension in zip(dataset.shape, dataset.dims, strict=True):
                    assert len(dimension) == 1 and dimension[0].shape == (length,), dataset.name


def check_trajectory(trajectory):
    """Dimensions, time axis, and NaN in those rows, and only those, that were not reached."""
    assert len(trajectory.data_vars) > 1, "nothing recorded"
    for name, variable in trajectory.variables.items():
        assert variable.dims == dimensions(name, "rank" in trajectory.dims), f"{name} has dimensions {variable.dims}"
    time = trajectory["time"]
    assert time.dtype == np.float64 and time.attrs["units"] == "ms"
    assert np.all(np.diff(time) > 0), "time does not increase"
    reached = trajectory["samples_written"] > xr.DataArray(np.arange(time.size), dims="time")
    for name, variable in trajectory.data_vars.items():
        if "time" in variable.dims:
            assert variable.dtype.kind == "f", f"{name} is {variable.dtype}"
            assert (np.isfinite(variable) == reached).all(), f"{name} is not NaN exactly where it was not reached"


PATTERNS = ("cue", "cued_pattern", "retrieved_pattern")


def check_retrieval(retrieval):
    """One row a trial; a trial that did not converge did not settle; the patterns are those of its memories."""
    for name, variable in retrieval.variables.items():
        expected = ("feature",) if name == "feature" else ("trial", "feature") if name in PATTERNS else ("trial",)
        assert variable.dims == expected, f"{name} has dimensions {variable.dims}"
    if "cue" in retrieval:
        features = retrieval.sizes["feature"]
        assert np.prod(retrieval["feature"].attrs.get("shape", features)) == features
        right = (retrieval["cued"] == retrieval["retrieved"]) & (retrieval["cued"] >= 0)
        same = retrieval["cued_pattern"] == retrieval["retrieved_pattern"]
        assert same[right.values].all(), "the retrieved pattern is not the cued one"
    assert (np.isfinite(retrieval["settled_at"]) == (retrieval["converged"] == 1)).all()


def check_sweep(sweep):
    """Cells, repeats and trials; NaN in those points, and only those, that are not done."""
    *axes, repeat = sweep["done"].dims
    assert repeat == "repeat" and all(axis in sweep.coords for axis in axes)
    cells = [tuple(axes) + more for more in ((), ("repeat",), ("repeat", "trial"), ("repeat", "trial", "time"))]
    for name, variable in sweep.data_vars.items():
        assert variable.dims in cells + [(axis,) for axis in axes], name
    done = sweep["done"] == 1
    for name in sweep.data_vars:
        if name == "memories" or name.startswith("spikes_"):
            known = np.isfinite(sweep[name])
            assert ((known.any("trial") if "trial" in known.dims else known) == done).all(), name
    if "success" in sweep:
        assert (np.isfinite(sweep["retrieved"]).any("trial") == done).all()
        within = (sweep["fraction_low"] <= sweep["fraction"]) & (sweep["fraction"] <= sweep["fraction_high"])
        assert (within | np.isnan(sweep["fraction"])).all()


def check_activity(activity):
    """One row a trial."""
    for name, variable in activity.variables.items():
        assert variable.dims == ("trial",), f"{name} has dimensions {variable.dims}"


def check_spikes(spikes):
    """SONATA: times in ms, node ids, in the order of time within every trial."""
    for population in spikes.values():
        times, nodes, trials = (population[name][()] for name in ("timestamps", "node_ids", "trial"))
        assert population["timestamps"].attrs["units"] == "ms" and nodes.dtype == np.uint64
        assert len(times) == len(nodes) == len(trials)
        for trial in np.unique(trials):
            assert np.all(np.diff(times[trials == trial]) >= 0), f"{population.name} is not in order"


def open_group(path, group):
    """What both engines of xarray read, which is the same."""
    by_engine = [xr.open_dataset(path, group=group, engine=engine).load() for engine in ("h5netcdf", "netcdf4")]
    xr.testing.assert_identical(*by_engine)
    return by_engine[0]


def check(path):
    with h5py.File(path) as file:
        check_scales(file)
        assert len(file["provenance"]) + len(file["provenance"].attrs) > 0
        groups = set(file)
        if "spikes" in groups:
            check_spikes(file["spikes"])
    if "sweep" in groups:
        shown = open_group(path, "sweep")
        check_sweep(shown)
    else:
        shown = open_group(path, "trajectory")
        check_trajectory(shown)
    if "activity" in groups:
        check_activity(open_group(path, "activity"))
    if "retrieval" in groups:
        check_retrieval(open_group(path, "retrieval"))
    for command in (["h5dump", "-H"], ["ncdump", "-h"]):
        subprocess.run([*command, path], check=True, stdout=subprocess.DEVNULL)
    sizes = ", ".join(f"{size} {name}" for name, size in shown.sizes.items())
    print(f"{path}: {sizes}: {' '.join(shown.data_vars)}")


if __name__ == "__main__":
    warnings.simplefilter("error")
    for recording in sys.argv[1:]:
        check(recording)
