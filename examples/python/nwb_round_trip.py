"""Reads an NWB file of engram export, adds an analysis to it as any laboratory would, and plots what it holds.

    engram export RECORDING.h5 --nwb FILE.nwb
    python nwb_round_trip.py FILE.nwb [-o FILE.png]

Writes FILE-analysed.nwb beside it. Needs pynwb and matplotlib; no package of Engram.
"""

import argparse
import pathlib

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from pynwb import NWBHDF5IO, TimeSeries


def main():
    arguments = parse_arguments()
    analysed = arguments.nwb.with_stem(arguments.nwb.stem + "-analysed")
    with NWBHDF5IO(arguments.nwb, "r") as source:
        nwb = source.read()
        add_speed(nwb)
        with NWBHDF5IO(analysed, "w") as target:
            target.export(src_io=source, nwbfile=nwb)
    with NWBHDF5IO(analysed, "r") as source:
        figure = draw(source.read())
    output = arguments.output or arguments.nwb.with_suffix(".png")
    figure.savefig(output, dpi=110)
    print(analysed)
    print(output)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("nwb", type=pathlib.Path, help="an NWB file written by engram export, with v")
    parser.add_argument("-o", "--output", help="the picture (default: the file's name with .png)")
    return parser.parse_args()


def add_speed(nwb):
    """How fast the state moves: the length of dv/dt at every sample, trial by trial."""
    states = nwb.acquisition["v"]
    times = states.get_timestamps()
    speed = np.full(len(times), np.nan)
    for trial in trials(nwb):
        mine = slice(*np.searchsorted(times, [trial.start_time, trial.stop_time + 1e-9]))
        speed[mine] = np.linalg.norm(np.gradient(states.data[mine], times[mine], axis=0), axis=1)
    series = TimeSeries(
        name="speed", data=speed, timestamps=times, unit="1/s", description="length of the time derivative of v")
    nwb.create_processing_module("state_space", "motion of the state").add(series)


def trials(nwb):
    return nwb.trials.to_dataframe().itertuples()


def draw(nwb):
    """Every series of one value over the time of each trial."""
    series = [one for one in nwb.acquisition.values() if one.data.ndim == 1]
    series.append(nwb.processing["state_space"]["speed"])
    figure, row = plt.subplots(1, len(series), figsize=(3.6 * len(series), 3.2), layout="constrained", squeeze=False)
    figure.suptitle(f"{nwb.session_description}: {len(nwb.trials)} trials, {nwb.session_start_time:%Y-%m-%d %H:%M}")
    for axes, one in zip(row[0], series):
        draw_trials(axes, one, nwb)
    row[0][-1].set_yscale("log")
    return figure


def draw_trials(axes, series, nwb):
    times = series.get_timestamps()
    for trial in trials(nwb):
        mine = slice(*np.searchsorted(times, [trial.start_time, trial.stop_time + 1e-9]))
        shade = plt.cm.viridis(0.9 * trial.Index / max(1, len(nwb.trials) - 1))
        axes.plot(1000 * (times[mine] - trial.start_time), series.data[mine], color=shade, linewidth=1)
    axes.set_xlabel("time in the trial (ms)")
    axes.set_ylabel(f"{series.name}" + ("" if series.unit == "dimensionless" else f" ({series.unit})"))
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
