"""Checks that docs/recording-format.md and recordings say the same of groups, datasets, types, dimensions, units and attributes.

Usage: check_format.py ENGRAM DOCUMENT FOLDER RECORDING.h5...

Makes recordings with all that can be recorded in FOLDER, besides those that are given. Nothing may be in a recording that is
not in the document, and nothing in the document that is in none of them.
"""

import json
import pathlib
import re
import subprocess
import sys

import h5py

RATES = {
    "network": {
        "features": {"activation": {"kind": "tanh", "gain": 4}, "tau": 10},
        "memories": {"activation": {"kind": "softmax", "beta": 2}, "tau": 1},
        "synapses": {"patterns": {"random": {"count": 10, "size": 16, "kind": "bipolar"}}},
    },
    "cue": {"memories": [3, 7]},
    "simulate": {"duration": 10},
}
LIF = {"model": "lif", "tau": 10, "membrane": 5, "refractory": 2, "bias": 1, "rate": 500}
CELL = {"tau_m": 20, "C_m": 200, "E_L": -60, "V_th": -50, "V_reset": -60, "t_ref": 5, "tau_syn_ex": 5, "tau_syn_in": 10}
ALPHA = {key: value for key, value in CELL.items() if not key.startswith("tau_syn")} | {"tau_syn": 2}
EVERYTHING = {
    "rates": RATES | {
        "record": {"every": 1, "solver": True, "variables": ["v", "g", "h", "f", "energy", "residual", "overlap"]}
    },
    "combinations": {key: value for key, value in RATES.items() if key != "cue"} | {
        "start": {"combinations": {"random": 3}}, "record": {"every": 1, "variables": ["f"]}
    },
    "spread": RATES | {
        "network": RATES["network"] | {
            "features": {"activation": {"kind": "tanh", "gain": 4}, "tau": {"mean": 10, "spread": 0.2}},
            "memories": {"activation": {"kind": "softmax", "beta": 2}, "tau": {"mean": 1, "spread": 0.1}},
        },
    },
    "closest": RATES | {
        "record": {"every": 1, "variables": ["h", "f"], "neurons": {"memories": {"top": 2}}}
    },
    "closest-layers": RATES | {
        "network": RATES["network"] | {"features": LIF, "memories": LIF},
        "simulate": {"duration": 10, "integrator": {"method": "event"}},
        "record": {"every": 1, "variables": ["membrane"], "neurons": {"memories": {"top": 2}}}
    },
    "layers": RATES | {
        "network": RATES["network"] | {"features": LIF, "memories": LIF},
        "simulate": {"duration": 10, "integrator": {"method": "event"}},
        "record": {"every": 1, "on": "spike", "variables": ["v", "g", "h", "f", "energy", "residual", "overlap", "membrane", "spikes"]},
    },
    "populations": {
        "populations": {
            "C": {"size": 4, "neuron": {"model": "lif-current"} | CELL},
            "G": {"size": 4, "neuron": {"model": "lif-conductance", "E_ex": 0, "E_in": -80} | CELL},
            "A": {"size": 4, "neuron": {"model": "lif-alpha"} | ALPHA},
            "X": {"size": 4, "neuron": {"model": "escape", "activation": {"kind": "relu"}, "rate": 10, "tau": 20}},
        },
        "simulate": {"duration": 10},
        "record": {"every": 1, "on": "spike", "variables": ["spikes", "rate", "membrane", "synaptic"]},
    },
}

CODE = re.compile(r"`([^`]*)`")
NOT_OF_RECORDINGS = "Exports"


def split(cell):
    return [part.strip(" `") for part in cell.split(",")]


def pattern(text):
    """The regular expression of a name or a list of dimensions of the document."""
    for word, expression in (("NAME", "[^,]+"), ("FIGURE", ".+"), ("KEY", ".+"), ("axes", ".+"), ("axis", ".+")):
        text = re.sub(rf"(?<![a-z]){word}", lambda _: expression, text)
    return text


class Row:
    """One name of a row of a table of datasets."""

    def __init__(self, group, name, kind, unit):
        types, _, dimensions = kind.partition("[")
        self.name = f"{group}/{name}"
        self.path = re.compile(pattern(self.name))
        self.types = types.strip().split(" or ")
        self.dimensions = re.compile(pattern(dimensions.rstrip("]").strip()))
        self.units = None if unit.startswith("of the ") else unit.split(" or ")

    def fits(self, path, kind, dimensions, unit):
        return (
            self.path.fullmatch(path)
            and kind in self.types
            and self.dimensions.fullmatch(dimensions)
            and (self.units is None or unit in self.units)
        )


def read_document(path):
    """The rows of all tables of datasets, and what each attribute is of and its type."""
    datasets, attributes, group, columns = [], {}, None, None
    for line in path.read_text().splitlines():
        if line.startswith("## "):
            group = (CODE.findall(line) or [None])[0]
            if NOT_OF_RECORDINGS in line:
                break
        if not line.startswith("|"):
            columns = None
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if columns is None:
            columns = cells
        elif cells[0].startswith("---"):
            continue
        elif columns[0] == "dataset":
            datasets += [Row(group, name, *cells[1:3]) for name in split(cells[0])]
        elif columns[0] == "attribute":
            attributes |= {name: cells[1] for name in split(cells[0])}
    return datasets, attributes


def kind(dataset):
    return "text" if h5py.check_string_dtype(dataset.dtype) else dataset.dtype.name


def dimensions(dataset):
    return "" if dataset.is_scale else ", ".join(scales[0].name.rsplit("/", 1)[1] for scales in dataset.dims if len(scales))


def may_have_attribute(place, item):
    """Whether what the document says of the place of an attribute fits an object."""
    if place.startswith("every dataset"):
        return isinstance(item, h5py.Dataset)
    if place == "coordinates":
        return isinstance(item, h5py.Dataset) and item.is_scale
    if place.startswith("variables"):
        return isinstance(item, h5py.Dataset) and not item.is_scale
    if place.startswith("summaries"):
        return item.name.startswith("/sweep/")
    return any(re.fullmatch(pattern(known), item.name) for known in CODE.findall(place))


def check(path, datasets, attributes, seen):
    def visit(item):
        for name in item.attrs:
            assert name in attributes, f"{path}: attribute {name} of {item.name} is not in the document"
            assert may_have_attribute(attributes[name], item), f"{path}: {item.name} has an attribute {name}"
            seen.add(name)
        if isinstance(item, h5py.Dataset):
            assert kind(item) == "text" or {"units", "long_name"} <= set(item.attrs), f"{path}: {item.name} has no unit"
            described = item.name, kind(item), dimensions(item), item.attrs.get("units", "")
            rows = [row for row in datasets if row.fits(*described)]
            assert rows, f"{path}: {described} is not in the document"
            exact = [row for row in rows if row.name == item.name]
            seen.update(exact or rows)

    with h5py.File(path) as file:
        visit(file)
        file.visititems(lambda _, item: visit(item))


def record_everything(engram, folder):
    study = {"over": [
        {"zip": [{"key": "network.memories.tau", "values": [1, 2]}, {"key": "network.features.tau", "values": [10, 20]}]},
        {"key": "simulate.integrator.method", "values": ["auto", "imex"]},
    ]}
    for name, experiment in (EVERYTHING | {"study": RATES | {"sweep": study}}).items():
        source = folder / f"{name}.json"
        source.write_text(json.dumps({"title": name} | experiment))
        subprocess.run([engram, "run", source, "-o", source.with_suffix(".h5"), "--quiet", "--force"], check=True)
        yield source.with_suffix(".h5")


def main(engram, document, folder, recordings):
    datasets, attributes = read_document(pathlib.Path(document))
    seen = set()
    for recording in [*recordings, *record_everything(engram, pathlib.Path(folder))]:
        check(recording, datasets, attributes, seen)
    missing = [row.name for row in datasets if row not in seen] + [name for name in attributes if name not in seen]
    assert not missing, f"in the document, but in no recording: {', '.join(missing)}"
    print(f"{len(datasets)} datasets and {len(attributes)} attributes are as the document says")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
