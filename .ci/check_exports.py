"""Checks that exports open in the programs that read NWB and SONATA, and hold what was recorded, bit for bit.

Usage: check_exports.py ENGRAM FOLDER RECORDING.h5...

NWB: pynwb (reading, validation), nwbinspector, Neo. SONATA: libsonata, bmtk.
"""

import logging
import pathlib
import subprocess
import sys
import warnings

import h5py
import libsonata
import neo
import numpy as np
import nwbinspector
import pynwb
from bmtk.utils.reports.compartment import CompartmentReport
from bmtk.utils.reports.spike_trains import SpikeTrains

# A simulation has no subject; in a network there may be more neurons than samples; exports are not compressed.
NOT_FOR_SIMULATIONS = {"check_subject_exists", "check_data_orientation", "check_large_dataset_compression"}
SI = {
    "1": ("dimensionless", 1),
    "Hz": ("Hz", 1),
    "mV": ("volts", 1e-3),
    "pA": ("amperes", 1e-12),
    "nS": ("siemens", 1e-9),
}
POPULATIONS = {"feature": "features", "memory": "memories", "rank": "memories"}


def export(engram, recording, option, target):
    command = [engram, "export", recording, option, target, "--force"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def sampled(file):
    """The variables with a value at every sample, by name."""
    return {
        name: data
        for name, data in file["trajectory"].items()
        if data.ndim > 1 and data.dims[1][0].name == "/trajectory/time"
    }


def rows(data, written):
    """The samples of all trials, one trial after another, without those that were not reached."""
    return np.concatenate([data[trial, :count] for trial, count in enumerate(written)])


def population_of(data):
    name = data.dims[2][0].name.rsplit("/", 1)[1]
    return POPULATIONS.get(name, name.removeprefix("neuron_"))


def check_series(nwb, file):
    written = file["trajectory/samples_written"][()]
    time = file["trajectory/time"][()]
    starts = nwb.trials["start_time"][:]
    expected = np.concatenate([start + time[:count] / 1000 for start, count in zip(starts, written, strict=True)])
    variables = sampled(file)
    assert set(nwb.acquisition) == set(variables)
    for name, data in variables.items():
        series = nwb.acquisition[name]
        np.testing.assert_array_equal(series.data[()], rows(data, written))
        np.testing.assert_allclose(series.get_timestamps(), expected, rtol=1e-12, atol=1e-12)
        assert (series.unit, series.conversion) == SI[data.attrs["units"]], name


def check_units(nwb, file):
    units = nwb.units.to_dataframe()
    starts = nwb.trials["start_time"][:]
    for population, spikes in file["spikes"].items():
        trains = units[units.population == population]
        assert len(trains) == spikes.attrs["neurons"]
        times = starts[spikes["trial"][()]] + spikes["timestamps"][()] / 1000
        nodes = spikes["node_ids"][()]
        order = np.lexsort((times, nodes))
        np.testing.assert_array_equal(np.concatenate(trains.spike_times.to_list()), times[order])
        np.testing.assert_array_equal(np.repeat(trains.neuron, trains.spike_times.map(len)), nodes[order])


def fired(file):
    return any(spikes["trial"].size for spikes in file.get("spikes", {}).values())


def check_trials(nwb, file):
    trials = nwb.trials.to_dataframe()
    assert len(trials) == file["trajectory/trial"].size and trials.finished.all()
    for name, data in file.get("retrieval", file.get("activity")).items():
        if name != "trial" and data.shape == (len(trials),):
            np.testing.assert_array_equal(trials[name], data[()])


def check_nwb(path, file):
    errors = pynwb.validate(path=path)
    assert not errors, errors
    for message in nwbinspector.inspect_nwbfile(nwbfile_path=path):
        allowed = message.importance == nwbinspector.Importance.BEST_PRACTICE_SUGGESTION
        assert allowed or message.check_function_name in NOT_FOR_SIMULATIONS, message
    with pynwb.NWBHDF5IO(path, "r") as io:
        nwb = io.read()
        check_series(nwb, file)
        check_trials(nwb, file)
        if fired(file):
            check_units(nwb, file)
    check_neo(path, file)


def check_neo(path, file):
    """Neo takes a series with a rate for an analog signal and one with timestamps for an irregular one."""
    segment = neo.NWBIO(path).read_block().segments[0]
    signals = {signal.name: signal for signal in [*segment.analogsignals, *segment.irregularlysampledsignals]}
    variables = sampled(file)
    assert set(signals) == set(variables)
    for name, data in variables.items():
        if data.attrs["units"] == "mV":
            assert signals[name].dimensionality.string == "mV"
        shown = np.asarray(signals[name]).reshape(-1, *data.shape[2:])
        np.testing.assert_array_equal(shown, rows(data, file["trajectory/samples_written"][()]))
    spikes = file["spikes"].values() if fired(file) else []
    assert len(segment.spiketrains) == sum(population.attrs["neurons"] for population in spikes)
    assert sum(map(len, segment.spiketrains)) == sum(population["trial"].size for population in spikes)


def check_sonata_spikes(path, spikes, trial):
    libsonata_file = libsonata.SpikeReader(str(path))
    assert libsonata_file.get_population_names() == sorted(spikes)
    for name, population in spikes.items():
        mine = population["trial"][()] == trial
        nodes, times = population["node_ids"][mine], population["timestamps"][mine]
        assert libsonata_file[name].sorting == "by_time"
        shown = libsonata_file[name].get_dict()
        np.testing.assert_array_equal(shown["node_ids"], nodes)
        np.testing.assert_array_equal(shown["timestamps"], times)
        frame = SpikeTrains.load(str(path)).to_dataframe(populations=name)
        np.testing.assert_array_equal(np.sort(frame["timestamps"]), np.sort(times))


def check_sonata_reports(folder, file, trial):
    for name, data in sampled(file).items():
        if data.ndim < 3:
            continue
        population = population_of(data)
        path = folder / (name.removesuffix("_" + population) + ".h5")
        expected = data[trial, : file["trajectory/samples_written"][trial]].astype("f4")
        time = file["trajectory/time"][()]

        report = libsonata.ElementReportReader(str(path))[population]
        shown = report.get()
        np.testing.assert_array_equal(shown.data, expected)
        np.testing.assert_allclose(shown.times, time, atol=1e-9)
        assert (report.time_units, report.data_units) == ("ms", data.attrs["units"])

        report = CompartmentReport(str(path), "r")[population]
        np.testing.assert_array_equal(report.data(), expected)
        assert report.units() == data.attrs["units"] and report.n_steps() == len(time)


def check_sonata(folder, file):
    trials = file["trajectory/trial"].size
    for trial in {0, trials - 1}:
        place = folder if trials == 1 else folder / f"trial_{trial}"
        if "spikes" in file:
            check_sonata_spikes(place / "spikes.h5", file["spikes"], trial)
        check_sonata_reports(place, file, trial)


def main(engram, folder, recordings):
    logging.getLogger("Neo").setLevel(logging.ERROR)  # it knows no nS, and says so
    for recording in map(pathlib.Path, recordings):
        nwb = pathlib.Path(folder, recording.stem + ".nwb")
        sonata = pathlib.Path(folder, recording.stem)
        export(engram, recording, "--nwb", nwb)
        export(engram, recording, "--sonata", sonata)
        with h5py.File(recording) as file:
            check_nwb(nwb, file)
            check_sonata(sonata, file)
        print(f"{recording.name}: NWB and SONATA hold what was recorded")


if __name__ == "__main__":
    warnings.simplefilter("error")
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
