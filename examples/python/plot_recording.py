"""Plots a recording: outputs of few memory neurons, energy, overlap and, where the features form an image, what each trial
saw and retrieved.

    python plot_recording.py RECORDING.h5 [-o FILE.png]

Needs xarray, h5netcdf and matplotlib; no package of Engram.
"""

import argparse
import textwrap

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

SHOWN_TRIALS = 10
SHOWN_MEMORIES = 50
SHOWN_MOMENTS = (0.0, 0.03, 0.1, 0.25, 1.0)


def main():
    arguments = parse_arguments()
    trajectory = open_trajectory(arguments.recording)
    if "feature_neurons" not in trajectory.attrs:
        raise SystemExit(f"{arguments.recording} has no features and memories; plot_spikes.py draws populations")
    shows_images = "v" in trajectory and forms_image(trajectory)
    curves = [name for name in ("energy", "overlap", "residual") if name in trajectory]
    if "f" in trajectory and trajectory.f.shape[-1] <= SHOWN_MEMORIES:
        curves.insert(0, "f")
    if not (shows_images or curves):
        raise SystemExit(f"{arguments.recording} has no energy, overlap or residual, and no images")

    figure = plt.figure(figsize=(10, 7.5 if shows_images else 3.2), layout="constrained")
    figure.suptitle(xr.open_dataset(arguments.recording).attrs["title"])
    if shows_images:
        top, bottom = figure.subfigures(2, 1, height_ratios=[1.5, 1])
        draw_images(top, trajectory)
    else:
        bottom = figure
    if curves:
        for axes, name in zip(np.atleast_1d(bottom.subplots(1, len(curves))), curves):
            (draw_memories if name == "f" else draw_curves)(axes, trajectory[name])
    output = arguments.output or arguments.recording.rsplit(".", 1)[0] + ".png"
    figure.savefig(output, dpi=110)
    print(output)


def open_trajectory(path):
    try:
        return xr.open_dataset(path, group="trajectory", engine="h5netcdf")
    except FileNotFoundError:
        raise SystemExit(f"there is no file {path}") from None
    except (OSError, KeyError) as error:
        reason = "has no trajectory; plot_study.py draws studies" if "group not found" in str(error) else "is no HDF5 file"
        raise SystemExit(f"{path} {reason}") from None


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recording", help="an HDF5 file written by engram run")
    parser.add_argument("-o", "--output", help="the picture (default: the recording's name with .png)")
    return parser.parse_args()


def forms_image(trajectory):
    """Whether all features were recorded, and are arranged in rows and columns."""
    is_complete = trajectory.sizes["feature"] == trajectory.attrs["feature_neurons"]
    return is_complete and np.size(trajectory.feature.attrs.get("shape", [])) == 2


def draw_images(figure, trajectory):
    """One column a trial, one row a moment, from the cue at the top to the memory at the bottom."""
    trials = trajectory.trial[:SHOWN_TRIALS]
    end = float(trajectory.time[-1])
    times = [share * end for share in SHOWN_MOMENTS]
    grid = figure.subplots(len(times), len(trials), squeeze=False)
    for row, time in zip(grid, times):
        states = trajectory.v.sel(time=time, method="nearest")
        for axes, trial in zip(row, trials):
            image = states.sel(trial=trial).values.reshape(trajectory.feature.attrs["shape"])
            axes.imshow(image, cmap="gray", vmin=-1, vmax=1)
            axes.set_xticks([])
            axes.set_yticks([])
        row[0].set_ylabel(f"{time:g} ms", rotation=0, ha="right", va="center")
    figure.suptitle("state v of the feature neurons, one column per trial", fontsize="medium")


def draw_memories(axes, outputs):
    """The outputs of the memory neurons in the first trial, bright where they are large."""
    first = outputs.isel(trial=0)
    neuron = first.dims[-1]
    axes.pcolormesh(first.time, first[neuron], first.T, shading="nearest")
    axes.set(xlabel="time (ms)", ylabel=f"{neuron} neuron" if neuron == "memory" else neuron, title="output f of the memory neurons")


def draw_curves(axes, variable):
    """One line a trial, from blue for the first to yellow for the last."""
    colours = plt.cm.viridis(np.linspace(0, 0.9, variable.sizes["trial"]))
    for trial, colour in zip(variable.trial.values, colours):
        axes.plot(variable.time, variable.sel(trial=trial), color=colour, linewidth=1)
    axes.set_xlabel(f"time ({variable.time.attrs['units']})")
    axes.set_title(textwrap.fill(variable.attrs["long_name"], 35), fontsize="medium")
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
