#!/usr/bin/env python3
"""Kills runs at random moments and looks at what they leave, then lets them go on and compares with runs that were not
killed, bit for bit.

    kill_runs.py ENGRAM FOLDER [--kills 20] [--seed 1]

Rate networks, spiking layers, populations and a sweep take turns. After each kill
- the file opens in h5py without options, and every sample below `samples_written`, every row of a table and every trial
  that is done is the one of the uncut run;
- `engram info` says that the run was cut;
- `engram run --resume` ends with all datasets equal to those of the uncut run, and leaves no checkpoint behind.
"""

import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import h5py
import numpy as np

NETWORK = """
seed: 3
network:
  features: {{{features}}}
  memories: {{{memories}}}
  synapses: {{patterns: {{random: {{count: {count}, size: 120, kind: bipolar}}}}, weight: 1/sqrt(N)}}
cue: {{memories: {{random: 6}}, corrupt: {{flip: 0.2}}, apply: both, hold: 70 ms}}
simulate: {{duration: {duration} ms, integrator: {{method: {method}}}, checkpoint: {{simulated: 15 ms}}}}
record: {{every: 0.5 ms, variables: [v, {variables}]{more}}}
"""
LIF = "model: lif, tau: 10 ms, membrane: 5 ms, rate: 500 Hz, bias: 1.3"
EXPERIMENTS = {
    "imex": NETWORK.format(
        features="activation: {kind: tanh}, tau: 10 ms",
        memories="activation: {kind: rectified-power, order: 2}, tau: 1 ms",
        count=150,
        duration=800,
        method="imex, max_step: 0.2 ms",
        variables="h, energy, overlap",
        more=", solver: true",
    ),
    "dormand-prince": NETWORK.format(
        features="activation: {kind: tanh}, tau: 10 ms",
        memories="activation: {kind: rectified-power, order: 2}, tau: adiabatic",
        count=150,
        duration=800,
        method="dormand-prince-54, max_step: 1 ms",
        variables="energy, residual",
        more=", solver: true",
    ),
    "spiking": NETWORK.format(
        features=LIF,
        memories=LIF,
        count=80,
        duration=400,
        method="event",
        variables="h, spikes, membrane",
        more="",
    ),
    "populations": """
seed: 5
populations:
  D:
    size: 300
    neuron: {model: lif-delta, tau_m: 20, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5}
    initial: {V_m: {uniform: [-60, -50]}}
  C:
    size: 200
    neuron: {model: lif-current, tau_m: 20, C_m: 200, E_L: -49, V_th: -50, V_reset: -60, t_ref: 5, tau_syn_ex: 5, tau_syn_in: 10}
    initial: {V_m: {uniform: [-60, -50]}}
    drive: [{rate: 2000, weight: 10}]
projections:
  - {from: [D, C], to: D, connect: {fixed-probability: 0.1}, weight: 0.1, delay: {uniform: [0.5, 3]}}
  - {from: D, to: C, connect: {fixed-probability: 0.1}, weight: 10, delay: 1.5}
simulate: {duration: 1 s, trials: 4, checkpoint: {simulated: 40 ms}}
record: {every: 2 ms, variables: [spikes, rate, membrane]}
""",
    "sweep": """
seed: 5
network:
  features: {activation: {kind: tanh, gain: 4}, tau: 10 ms}
  memories: {activation: {kind: softmax, beta: 2}, tau: 1 ms}
  synapses: {patterns: {random: {count: 40, size: 32, kind: bipolar}}}
cue: {memories: {first: 3}, corrupt: {flip: 0.1}}
simulate: {duration: 100 ms}
sweep: {over: [{key: cue.corrupt.flip, values: {from: 0, to: 0.5, steps: 20}}], repeats: 3}
""",
}


def datasets(path):
    """All datasets but those that tell of the run itself."""
    found = {}
    with h5py.File(path) as file:
        file.visititems(lambda name, item: found.update({name: item[()]}) if isinstance(item, h5py.Dataset) else None)
    return {name: value for name, value in found.items() if not name.startswith("provenance/")}


def same(a, b):
    a, b = np.ascontiguousarray(a), np.ascontiguousarray(b)
    return a.dtype == b.dtype and a.shape == b.shape and (
        (a == b).all() if a.dtype == object else a.tobytes() == b.tobytes()
    )


def check_samples(cut, whole):
    """Every sample that was committed is there."""
    written = cut["trajectory/samples_written"]
    for name, values in cut.items():
        if name.startswith("trajectory/") and values.ndim >= 2 and values.shape[1] == len(cut["trajectory/time"]):
            for trial, samples in enumerate(written):
                assert same(values[trial, :samples], whole[name][trial, :samples]), (name, trial)
    assert (written <= whole["trajectory/samples_written"]).all()
    return int(written.sum())


def check_tables(cut, whole):
    """The rows of every trial are the first ones of the uncut run's."""
    for trials in [name for name in cut if name.endswith("/trial") and name.split("/")[0] in ("spikes", "solver")]:
        table = trials.rsplit("/", 1)[0]
        for trial in np.unique(whole[trials]):
            for column in [name for name in cut if name.rsplit("/", 1)[0] == table]:
                rows = cut[column][cut[trials] == trial]
                expected = whole[column][whole[trials] == trial]
                assert same(rows, expected[: len(rows)]), (column, trial)


def check_done(cut, whole, group):
    done = cut[f"{group}/done"] == 1
    for name, values in cut.items():
        if name.startswith(group + "/") and values.shape[:1] == done.shape:
            assert same(values[done], whole[name][done]), name


def check_cut(path, whole):
    """What a killed run has left; returns whether it was complete, and how far it had come."""
    cut = datasets(path)
    with h5py.File(path) as file:
        complete = file["provenance/completed"][()] == 1
    if "sweep/done" in cut:
        done = cut["sweep/done"] == 1
        assert same(cut["sweep/cued_overlap"][done], whole["sweep/cued_overlap"][done])
        return complete, int(done.sum())
    samples = check_samples(cut, whole)
    check_tables(cut, whole)
    check_done(cut, whole, "activity" if "activity/done" in cut else "retrieval")
    return complete, samples


class Runs:
    def __init__(self, engram, folder):
        self.engram = engram
        self.folder = folder

    def run(self, *arguments):
        return subprocess.run([self.engram, *map(str, arguments)], capture_output=True, text=True, check=False)

    def prepare(self, name):
        """Runs an experiment uncut; returns its datasets and how long it took."""
        (self.folder / f"{name}.yaml").write_text(EXPERIMENTS[name])
        whole = self.folder / f"{name}.h5"
        began = time.monotonic()
        done = self.run("run", self.folder / f"{name}.yaml", "-o", whole, "--force", "--quiet", "--threads", "2")
        assert done.returncode == 0, done.stderr
        return datasets(whole), time.monotonic() - began

    def kill(self, name, recording, delay, threads):
        process = subprocess.Popen(
            [self.engram, "run", self.folder / f"{name}.yaml", "-o", recording, "--quiet", "--threads", str(threads)],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def clear(self, recording):
        for file in self.folder.glob(recording.name + "*"):
            file.unlink()

    def check(self, name, whole, seconds, dice):
        """Kills a run, perhaps its resumption too, and compares; returns what happened in a few words."""
        recording = self.folder / f"{name}-cut.h5"
        self.clear(recording)
        self.kill(name, recording, dice.uniform(0.2, 1.0) * seconds, dice.choice([1, 2, 3]))
        if recording.exists():
            complete, progress = check_cut(recording, whole)
            said = self.run("info", recording).stdout
            assert complete or "NOT COMPLETE" in said, said
            state = f"{'complete' if complete else 'cut'} at {progress}"
        else:
            state = "not begun"
        checkpoint = recording.with_name(recording.name + ".checkpoint").exists()
        resumed = self.run(
            "run", self.folder / f"{name}.yaml", "-o", recording, "--resume", "--threads", str(dice.choice([1, 2, 3]))
        )
        assert resumed.returncode == 0, resumed.stderr
        found = datasets(recording)
        assert found.keys() == whole.keys(), found.keys() ^ whole.keys()
        for key, values in whole.items():
            assert same(found[key], values), key
        left = [file.name for file in self.folder.glob(recording.name + ".checkpoint*")]
        assert not left, left
        return state + (", with a checkpoint" if checkpoint else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engram")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    runs = Runs(os.path.abspath(arguments.engram), arguments.folder.resolve())
    whole = {name: runs.prepare(name) for name in EXPERIMENTS}
    names = list(EXPERIMENTS)
    with_checkpoint = 0
    for number in range(arguments.kills):
        name = names[number % len(names)]
        dice = random.Random(arguments.seed * 100_000 + number)
        try:
            state = runs.check(name, *whole[name], dice)
        except AssertionError:
            print(f"kill {number} of {name}, seed {arguments.seed}: what is left is in {arguments.folder}", file=sys.stderr)
            raise
        with_checkpoint += "with a checkpoint" in state
        print(f"kill {number + 1}: {name} {state}", flush=True)
    print(f"{arguments.kills} of {arguments.kills} kills: readable, and resumed = uncut; {with_checkpoint} with a checkpoint")


if __name__ == "__main__":
    main()
