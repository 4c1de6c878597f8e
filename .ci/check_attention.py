"""Checks that the discrete update with softmax memories is softmax attention, against NumPy.

Usage: check_attention.py ENGRAM FOLDER
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
import xarray as xr

BETA = 3.0
UPDATES = 4


def attention(query, patterns):
    """One step with the patterns as keys and values."""
    scores = BETA * patterns @ query
    weights = np.exp(scores - scores.max())
    return patterns.T @ (weights / weights.sum())


def main(engram, folder):
    random = np.random.default_rng(1)
    patterns = random.normal(size=(50, 12)) / np.sqrt(12)
    query = random.normal(size=12)
    experiment = {
        "network": {
            "features": {"activation": {"kind": "identity"}, "tau": 1},
            "memories": {"activation": {"kind": "softmax", "beta": BETA}, "tau": "adiabatic"},
            "synapses": {"patterns": {"values": patterns.tolist()}, "storage": "float64"},
        },
        "start": {"features": query.tolist()},
        "simulate": {"duration": UPDATES, "integrator": {"method": "attention"}},
        "record": {"every": 1, "variables": ["v"]},
    }
    file = pathlib.Path(folder, "attention.json")
    file.write_text(json.dumps(experiment))
    recording = file.with_suffix(".h5")
    subprocess.run([engram, "run", file, "-o", recording, "--quiet"], check=True)

    v = xr.open_dataset(recording, group="trajectory")["v"].values[0]
    for k in range(UPDATES):
        query = attention(query, patterns)
        np.testing.assert_allclose(v[k + 1], query, rtol=1e-12, atol=1e-12)
    print(f"{UPDATES} updates equal softmax attention to 1e-12")


if __name__ == "__main__":
    main(*sys.argv[1:])
