"""Plots energy and overlap of every trial that is done, those that found their memory apart from those that did not.

    python plot_trials.py RECORDING.h5 [-o FILE.png]

Needs xarray, h5netcdf and matplotlib; no package of Engram.
"""

import argparse

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import xarray as xr

COLOURS = {True: "tab:blue", False: "tab:red"}
LABELS = {True: "found", False: "missed"}


def main():
    arguments = parse_arguments()
    trajectory = xr.open_dataset(arguments.recording, group="trajectory")
    retrieval = xr.open_dataset(arguments.recording, group="retrieval")
    retrieval = retrieval.sel(trial=retrieval["done"] == 1)
    if not retrieval.sizes["trial"]:
        raise SystemExit(f"no trial of {arguments.recording} is done")
    found = retrieval["retrieved"] == retrieval["cued"]
    names = [name for name in ("energy", "overlap") if name in trajectory]

    figure, (row,) = plt.subplots(1, len(names) + 1, figsize=(3.6 * len(names) + 3.6, 3.4), layout="constrained",
                                  squeeze=False)
    figure.suptitle(xr.open_dataset(arguments.recording).attrs["title"])
    for axes, name in zip(row, names):
        draw_over_time(axes, trajectory[name], found)
    draw_start_and_end(row[-1], retrieval, found)
    output = arguments.output or arguments.recording.rsplit(".", 1)[0] + "-trials.png"
    figure.savefig(output, dpi=110)
    print(retrieval[["cued", "retrieved", "initial_overlap", "cued_overlap", "settled_at"]].to_dataframe())
    print(output)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recording", help="an HDF5 file written by engram run")
    parser.add_argument("-o", "--output", help="the picture (default: the recording's name with -trials.png)")
    return parser.parse_args()


def draw_over_time(axes, variable, found):
    """One line a trial, those that missed on top."""
    for outcome, colour in COLOURS.items():
        for trial in found["trial"][found == outcome]:
            axes.plot(variable["time"], variable.sel(trial=trial), color=colour, linewidth=1, alpha=0.6)
    axes.set_xlabel(f"time ({variable['time'].attrs['units']})")
    axes.set_ylabel(variable.name)
    axes.spines[["top", "right"]].set_visible(False)


def draw_start_and_end(axes, retrieval, found):
    """One point a trial: the overlap of its cue and of its end with the cued memory."""
    for outcome, label in LABELS.items():
        trials = retrieval.sel(trial=found == outcome)
        axes.scatter(trials["initial_overlap"], trials["cued_overlap"], color=COLOURS[outcome], alpha=0.6,
                     label=f"{label}: {trials.sizes['trial']}")
    low = min(float(retrieval[name].min()) for name in ("initial_overlap", "cued_overlap"))
    axes.plot([low, 1], [low, 1], color="0.7", linewidth=1, linestyle="--", zorder=0)
    axes.set_xlabel("overlap of the cue")
    axes.set_ylabel("overlap at the end")
    axes.legend(frameon=False, loc="lower right")
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
