"""Plots the spikes of one trial: when which neuron fired, how fast each population fired, and the rates of its neurons.

    python plot_spikes.py RECORDING.h5 [--trial K] [-o FILE.png]

Needs h5py, pandas and matplotlib; no package of Engram.
"""

import argparse
import itertools

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

SHOWN_NEURONS = 100
GAP = 10  # rows between populations
BINS = 100
COLOURS = plt.cm.tab10.colors


def main():
    arguments = parse_arguments()
    with h5py.File(arguments.recording) as file:
        title = file.attrs["title"]
        duration = file["trajectory"].attrs["duration"]
        sizes = {name: int(group.attrs["neurons"]) for name, group in file["spikes"].items()}
        spikes = {name: read(group, arguments.trial) for name, group in file["spikes"].items()}

    figure = plt.figure(figsize=(10, max(6, 0.7 * len(spikes))), layout="constrained")
    figure.suptitle(f"{title}, trial {arguments.trial}")
    panels = figure.subplot_mosaic([["raster", "neurons"], ["rates", "neurons"]], width_ratios=[3, 1.3],
                                   height_ratios=[2, 1])
    draw_raster(panels["raster"], spikes, sizes)
    draw_rates(panels["rates"], spikes, sizes, duration)
    for name in ("raster", "rates"):
        panels[name].set_xlim(0, duration)
    draw_neurons(panels["neurons"], spikes, sizes, duration)
    output = arguments.output or arguments.recording.rsplit(".", 1)[0] + "-spikes.png"
    figure.savefig(output, dpi=110)
    print(output)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("recording", help="an HDF5 file written by engram run, with spikes")
    parser.add_argument("--trial", type=int, default=0, help="number of the trial (default: 0)")
    parser.add_argument("-o", "--output", help="the picture (default: the recording's name with -spikes.png)")
    return parser.parse_args()


def read(group, trial):
    """The spikes of one trial of a population: one row a spike, with timestamps in ms and node_ids."""
    spikes = pd.DataFrame({name: column[()] for name, column in group.items()})
    return spikes[spikes["trial"] == trial]


def draw_raster(axes, spikes, sizes):
    """Neurons of every population that fired, chosen evenly, one row each."""
    bottom, ticks = 0, []
    for colour, (name, train) in zip(itertools.cycle(COLOURS), spikes.items()):
        fired = np.unique(train["node_ids"])
        shown = fired[:: 1 + (len(fired) - 1) // SHOWN_NEURONS]
        train = train[train["node_ids"].isin(shown)]
        rows = bottom + np.searchsorted(shown, train["node_ids"])
        axes.plot(train["timestamps"], rows, "|", color=colour, markersize=3)
        ticks.append((bottom + len(shown) / 2, f"{name}\n{len(shown)} of {sizes[name]}"))
        bottom += len(shown) + GAP
    axes.set_yticks(*zip(*ticks))
    axes.set_ylim(-GAP, bottom)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelbottom=False)
    axes.spines[["top", "right"]].set_visible(False)


def draw_rates(axes, spikes, sizes, duration):
    """Spikes per neuron and second."""
    edges = np.linspace(0, duration, BINS + 1)
    for colour, (name, train) in zip(itertools.cycle(COLOURS), spikes.items()):
        counts, _ = np.histogram(train["timestamps"], edges)
        axes.stairs(counts / sizes[name] / (edges[1] / 1000), edges, color=colour, label=name, linewidth=1.2)
    axes.set_xlabel("time (ms)")
    axes.set_ylabel("rate (Hz)")
    axes.legend(frameon=False, ncols=min(len(spikes), 4), loc="upper right")
    axes.spines[["top", "right"]].set_visible(False)


def draw_neurons(axes, spikes, sizes, duration):
    """How many neurons of each population fired how fast, silent ones included."""
    for colour, (name, train) in zip(itertools.cycle(COLOURS), spikes.items()):
        counts = train.groupby("node_ids").size().reindex(range(sizes[name]), fill_value=0)
        values = counts / (duration / 1000)
        axes.ecdf(values, color=colour, label=f"{name}: mean {values.mean():.3g} Hz")
    axes.set_xlabel("rate of a neuron (Hz)")
    axes.set_ylabel("share of neurons with at most this rate")
    axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1))
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    main()
