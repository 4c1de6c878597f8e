"""How fast a recording is written into the page cache, next to h5py in the same run.

    benchmarks/recording_speed.py CLASSPATH [FOLDER] [ROUNDS]

Writes [time, neuron] float64 sample by sample, 1 GB in rows of 1 MB and 80 MB in rows of 8 kB, by turns with the recording of
Engram, with h5py as it comes (what is not written reads as 0) and with h5py and the fill value NaN, which is what a
recording promises. CLASSPATH is what `benchmarks/run` leaves: benchmarks/target/classes and benchmarks/target/classpath.
Needs h5py and numpy.
"""

import pathlib
import statistics
import subprocess
import sys
import time

import h5py
import numpy as np


def by_h5py(path, times, neurons, fill):
    row = np.empty(neurons)
    began = time.perf_counter()
    with h5py.File(path, 'w') as file:
        file['trajectory/time'] = np.arange(times)
        file['trajectory/neuron'] = np.arange(neurons)
        v = file.create_dataset('trajectory/v', (times, neurons), 'f8', fillvalue=fill)
        for k in range(times):
            row.fill(k)
            v[k] = row
    return time.perf_counter() - began


class Engram:
    def __init__(self, classpath, path, times, neurons):
        self.process = subprocess.Popen(
            ['java', '-Xmx256m', '-cp', classpath, 'org.engram.benchmark.RecordingSpeed', path, str(times), str(neurons)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def write(self):
        self.process.stdin.write(b'.')
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.communicate()


def compare(classpath, folder, rounds, times, neurons):
    ours, theirs = folder / 'engram.h5', folder / 'h5py.h5'
    engram = Engram(classpath, str(ours), times, neurons)
    writers = {
        'engram': engram.write,
        'h5py': lambda: by_h5py(theirs, times, neurons, None),
        'h5py, NaN': lambda: by_h5py(theirs, times, neurons, np.nan),
    }
    seconds = {name: [] for name in writers}
    for number in range(rounds + 1):
        for name, write in writers.items():
            taken = write()
            if number:
                seconds[name].append(taken)
            if name == 'engram':
                with h5py.File(ours) as file:
                    assert file['trajectory/v'][-1, -1] == times - 1
                ours.unlink()
            else:
                theirs.unlink()
    engram.close()
    size = times * neurons * 8 / 1e9
    print(f'{size:.3g} GB, {times} rows of {neurons * 8 / 1e3:.3g} kB')
    median = {name: statistics.median(values) for name, values in seconds.items()}
    for name, value in median.items():
        print(f'  {name:10} {size / value:6.2f} GB/s, {median["h5py"] / value:5.2f} of h5py '
              f'(range {size / max(seconds[name]):.2f} to {size / min(seconds[name]):.2f})')


def main():
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else '.')
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    compare(sys.argv[1], folder, rounds, 1000, 125_000)
    compare(sys.argv[1], folder, rounds, 10_000, 1_000)


main()
