"""Plots a study: figures against time where they have it, else against the longest axis, a line for each combination of the others.

    python plot_study.py STUDY.h5 [-f FIGURE]... [-o FILE.png]

The share of trials that succeed has its 95 % interval; other figures are medians over all trials, with the quartiles.
Needs xarray, h5netcdf and matplotlib; no package of Engram.
"""

import argparse
import itertools
import textwrap

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

WIDE_RANGE = 50  # of values, from which on an axis is logarithmic
TITLE_WIDTH = 48
OVER = ("repeat", "trial")


def main():
    arguments = parse_arguments()
    study = xr.open_dataset(arguments.study, group="sweep")
    figures = arguments.figure or [name for name in ("fraction", "threshold") if name in study]
    picture, panels = plt.subplots(
        1, len(figures), figsize=(1 + 4.5 * len(figures), 3.6), layout="constrained", squeeze=False
    )
    picture.suptitle(xr.open_dataset(arguments.study).attrs["title"])
    for panel, name in zip(panels[0], figures):
        draw(panel, study, name)
    output = arguments.output or arguments.study.rsplit(".", 1)[0] + ".png"
    picture.savefig(output, dpi=110)
    print(output)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("study", help="an HDF5 file written by engram run of a sweep, an ablation or a capacity")
    parser.add_argument(
        "-f", "--figure", action="append", help="what to plot, such as fraction, passes or distance_max; may be repeated"
    )
    parser.add_argument("-o", "--output", help="the picture (default: the study's name with .png)")
    return parser.parse_args()


def draw(panel, study, name):
    axes = [dimension for dimension in study[name].dims if dimension not in OVER]
    numbers = (axis for axis in axes if study[axis].dtype.kind == "f")
    along = max(numbers, key=lambda axis: (axis == "time", study.sizes[axis]))
    others = [axis for axis in axes if axis != along and study.sizes[axis] > 1]
    lines = list(itertools.product(*(range(study.sizes[axis]) for axis in others)))
    for line, colour in zip(lines, plt.cm.viridis(np.linspace(0, 0.85, len(lines)))):
        one = study.isel(dict(zip(others, line))).squeeze([axis for axis in axes if study.sizes[axis] == 1])
        one = one.dropna(along, how="all", subset=[name])
        low, middle, high = spread(one, name)
        panel.fill_between(one[along], low, high, color=colour, alpha=0.15, linewidth=0)
        label = ", ".join(f"{one[axis].item():g}" if one[axis].dtype.kind == "f" else str(one[axis].item()) for axis in others)
        panel.plot(one[along], middle, color=colour, marker="" if along == "time" else ".", label=label)
    panel.set_xscale("log" if is_wide(study[along]) else "linear")
    if name != "fraction" and is_wide(abs(study[name])):
        panel.set_yscale("log")
    panel.set_xlabel(described(study[along]))
    panel.set_title(textwrap.fill(described(study[name]), TITLE_WIDTH), fontsize="medium")
    panel.spines[["top", "right"]].set_visible(False)
    if others:
        panel.legend(title=",\n".join(study[axis].attrs["long_name"] for axis in others), fontsize="small", frameon=False)


def spread(study, name):
    """The lower and upper end of the band about a line, and the line between them."""
    if name == "fraction":
        return study.fraction_low, study.fraction, study.fraction_high
    over = [dimension for dimension in OVER if dimension in study[name].dims]
    return (study[name].quantile(share, over) for share in (0.25, 0.5, 0.75))


def is_wide(values):
    known = values.values[np.isfinite(values)]
    return known.size > 0 and known.min() > 0 and known.max() / known.min() > WIDE_RANGE


def described(variable):
    units = variable.attrs.get("units", "1")
    name = variable.attrs["long_name"]
    return name if units == "1" else f"{name} ({units})"


if __name__ == "__main__":
    main()
