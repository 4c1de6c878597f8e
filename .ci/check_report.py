"""Checks reports in headless Chromium: nothing is fetched, every figure is drawn, the page fits its window.

Usage: check_report.py ENGRAM FOLDER RECORDING.h5...

Makes the report of every recording, and of two more with spikes and with the results of a study, in FOLDER.
"""

import pathlib
import shutil
import subprocess
import sys

import h5py
import numpy as np
from playwright.sync_api import sync_playwright

WIDTHS = (1280, 400)
SCHEMES = ("light", "dark")
LARGEST = 3_000_000


def start_recording(path, title):
    file = h5py.File(path, "w")
    file.attrs.update({"format": "Engram recording", "format_version": 1, "title": title})
    provenance = file.create_group("provenance")
    texts = "software version git_commit command_line experiment_sha256 java operating_system processor study_fingerprint parts"
    provenance.attrs.update(dict.fromkeys(texts.split(), "check_report.py"))
    provenance.attrs.update({"start": "2026-01-01T00:00:00Z", "seed": 0, "threads": 1})
    provenance["experiment"] = "title: " + title
    provenance["experiment_json"] = "{}"
    provenance["wall_time"] = 1.0
    provenance["completed"] = np.int8(1)
    return file


def add_axis(group, name, values, units="1"):
    group[name] = values
    group[name].make_scale(name)
    group[name].attrs.update({"units": units, "long_name": name})


def add(group, name, values, dimensions):
    group[name] = values
    for place, dimension in enumerate(dimensions):
        group[name].dims[place].attach_scale(group[dimension])
    group[name].attrs.update({"units": "1", "long_name": name})


def write_spikes(path, random):
    """Two populations with more spikes than can be drawn, and a title that tries to leave its place."""
    with start_recording(path, "Spikes </script><script>alert(1)</script>") as file:
        trajectory = file.create_group("trajectory")
        trajectory.attrs["duration"] = 100.0
        add_axis(trajectory, "trial", np.arange(2))
        add_axis(trajectory, "time", np.linspace(0, 100, 3), "ms")
        add(trajectory, "energy", random.normal(size=(2, 3)), ["trial", "time"])
        add(trajectory, "samples_written", [3, 3], ["trial"])
        add_axis(file.create_group("activity"), "trial", np.arange(2))
        add(file["activity"], "done", np.ones(2, np.int8), ["trial"])
        at_spikes = file.create_group("at_spikes")
        at_spikes["trial"] = np.repeat([0, 1], 5000)
        at_spikes["time"] = np.tile(np.linspace(0.01, 100, 5000), 2)
        at_spikes["energy"] = random.normal(size=10_000).cumsum()
        for population, spikes in ("features", 60_000), ("memories", 500):
            group = file.create_group("spikes/" + population)
            group.attrs.update({"neurons": 200, "copies": 1})
            group["timestamps"] = np.sort(random.uniform(0, 100, spikes))
            group["node_ids"] = random.integers(0, 200, spikes).astype("u8")
            group["trial"] = random.integers(0, 2, spikes)


def write_study(path, axes, random):
    """Results over some axes, one of them of texts; those of the last cell are not known yet."""
    with start_recording(path, f"A study over {len(axes)} axes") as file:
        group = file.create_group("sweep")
        for name, values in axes.items():
            add_axis(group, name, values)
        add_axis(group, "repeat", np.arange(3))
        add_axis(group, "trial", np.arange(1))
        cells = tuple(len(values) for values in axes.values())
        done = np.ones((*cells, 3), np.int8)
        done.reshape(-1, 3)[-1] = 0
        share = np.where(done[..., 0], random.uniform(0, 1, cells), np.nan)
        for name, values in ("fraction", share), ("fraction_low", share / 2), ("fraction_high", (1 + share) / 2):
            add(group, name, values, axes)
        for name in "threshold", "theory":
            add(group, name, np.where(done, random.lognormal(0, 3, done.shape), np.nan), [*axes, "repeat"])
            add(group, "median_" + name, np.where(done[..., 0], random.uniform(0, 1, cells), np.nan), axes)
        add(group, "done", done, [*axes, "repeat"])


def write_more(folder):
    random = np.random.default_rng(1)
    write_spikes(folder / "spikes.h5", random)
    taus = {"network.memories.tau": np.logspace(-3, 2, 6)}
    write_study(folder / "curve.h5", taus, random)
    methods = np.array(["imex", "attention"], dtype=h5py.string_dtype())
    write_study(folder / "map.h5", taus | {"cue.corrupt.flip": np.linspace(0, 0.4, 5), "method": methods}, random)
    return [folder / name for name in ("spikes.h5", "curve.h5", "map.h5")]


def open_page(context, report, problems):
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append("a dialog opened"))
    page.on("request", lambda request: None if request.url.startswith(("data:", "blob:", "file:")) else
            problems.append("fetched " + request.url))
    page.goto(report.resolve().as_uri())
    return page


def check_figures(page, scheme):
    """Every figure is drawn in the colours of the scheme, and has more than one colour."""
    page.wait_for_function(f"figures.every(figure => figure.element.dataset.drawn === '{scheme}')")
    names = page.evaluate("figures.map(figure => figure.name)")
    for name in names:
        colours = page.evaluate(
            """name => {
                const canvas = document.querySelector(`[data-figure='${name}'] .plot canvas`);
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(data.buffer)).size;
            }""",
            name,
        )
        assert colours > 10, f"figure {name} is empty"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than its window"
    return names


def check_saving(page, folder):
    """Each kind of file that the first figure can be saved as has something in it."""
    for kind, beginning in ("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("CSV", b""):
        with page.expect_download() as download:
            page.locator(f"figure .save button:text-is('{kind}')").last.click()
        saved = folder / download.value.suggested_filename
        download.value.save_as(saved)
        content = saved.read_bytes()
        assert content.startswith(beginning) and len(content) > 50, f"{saved} is not as expected"


def check_player(page):
    """It goes on by itself, by the keyboard, and to another trial; the image changes with it."""
    image = "document.querySelectorAll('.tile canvas')[1].toDataURL()"
    slider = page.get_by_label("Simulated time")
    first = page.evaluate(image)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{image} !== {first!r}")
    page.get_by_role("button", name="Pause").click()
    slider.focus()
    page.keyboard.press("End")
    last = slider.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") != last, "the arrow keys do not move the player"
    trials = page.locator("#retrieval select")
    if trials.locator("option").count() > 1:
        trials.select_option("1")
        assert slider.input_value() == "0", "another trial does not begin at its start"


def check_accessible(page):
    unnamed = page.evaluate(
        """[...document.querySelectorAll('button, select, input, canvas, .plot')]
            .filter(e => !e.closest('.plot canvas, [hidden]') && !e.getAttribute('aria-label') && !e.textContent.trim()
                && !e.labels?.length).map(e => e.outerHTML)""")
    assert not unnamed, f"without a name for screen readers: {unnamed}"


def check(browser, report, folder):
    problems = []
    assert report.stat().st_size < LARGEST, f"{report} is too large"
    for width in WIDTHS:
        for scheme in SCHEMES:
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)
            page = open_page(context, report, problems)
            names = check_figures(page, scheme)
            check_accessible(page)
            if (width, scheme) == (WIDTHS[0], SCHEMES[0]):
                if page.locator("[data-figure=player]").count():
                    check_player(page)
                check_saving(page, folder)
                page.get_by_role("button", name="Switch between dark and light").click()
                check_figures(page, "dark")
            context.close()
    assert not problems, f"{report}: {problems}"
    print(f"{report.name}: {report.stat().st_size / 1e6:.2f} MB: {' '.join(names)}")


def main(engram, folder, recordings):
    folder = pathlib.Path(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for recording in [*map(pathlib.Path, recordings), *write_more(folder)]:
            report = folder / (recording.stem + ".html")
            command = [engram, "report", recording, "-o", report, "--force"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            check(browser, report, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
