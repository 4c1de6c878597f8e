'use strict';

const FRAMES_PER_SECOND = 12;

/** Bytes written as text in base 64. */
function bytes(text) {
  return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

/** An image in shades of grey, with a text below it. */
class Tile {
  constructor(player, title) {
    this.title = title;
    this.columns = player.columns;
    this.rows = player.rows;
    this.canvas = element('canvas', {width: this.columns, height: this.rows, role: 'img'});
    this.text = element('p', {});
    this.element = element('div', {class: 'tile'}, this.canvas, this.text);
  }

  /** Draws numbers from 0 to 255; missing ones are transparent. */
  show(values, note) {
    const image = new ImageData(this.columns, this.rows);
    values.forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
    this.canvas.getContext('2d').putImageData(image, 0, 0);
    this.canvas.setAttribute('aria-label', `${this.title}: ${note}`);
    this.note = note;
    this.text.replaceChildren(element('strong', {}, this.title), element('br'), note);
  }
}

/** Shows the states of the feature neurons of one trial as images in the course of time. */
class RetrievalPlayer {
  constructor(player, results) {
    this.player = player;
    this.results = results;
    this.neurons = DATA.sizes.feature;
    this.frame = 0;
    this.tiles = {
      cue: new Tile(player, 'Cue'),
      state: new Tile(player, 'State'),
      retrieved_pattern: new Tile(player, 'Retrieved memory'),
      cued_pattern: new Tile(player, 'Cued memory'),
    };
    this.slider = element('input', {type: 'range', min: 0, max: 0, value: 0, 'aria-label': 'Simulated time',
      oninput: () => { this.pause(); this.seek(Number(this.slider.value)); }});
    this.button = element('button', {type: 'button', onclick: () => this.timer ? this.pause() : this.play()}, 'Play');
    this.output = element('output', {});
    this.element = element('figure', {'data-figure': 'player'}, ...this.parts());
    selection.listeners.push(() => this.load());
    this.load();
  }

  parts() {
    return [
      element('div', {class: 'controls'}, selection.list(this.player.trials.length, this.player.total),
          this.button, this.slider, this.output),
      element('div', {class: 'tiles'}, ...Object.values(this.tiles).map(tile => tile.element)),
      element('figcaption', {class: 'line'}, element('p', {}, this.caption()),
          saveButtons('the images', {SVG: () => this.saveSvg(), PNG: () => this.savePng(), CSV: () => this.saveCsv()})),
    ];
  }

  caption() {
    const {player} = this;
    const range = ([low, high]) => `${number(low)} (black) to ${number(high)} (white)`;
    return [
      `${capital(player.long_name)} (${player.name}), ${range(player.range)}`,
      player.pattern_range?.[0] != null ? `; cue and patterns ${range(player.pattern_range)}.` : '.',
      player.times.length < player.samples
          ? ` ${player.times.length} of ${number(player.samples)} recorded times, closer together where more changes.` : '',
      this.neurons < (DATA.sizes.feature_neurons ?? 0)
          ? ` ${number(this.neurons)} of ${number(DATA.sizes.feature_neurons)} features were recorded.` : '',
      player.shape_known ? '' : ` The recording does not say how the features are arranged: they are shown row by row, `
          + `${player.columns} in a row.`,
    ].join('');
  }

  /** Looks at the selected trial from its start; the last one if fewer are shown. */
  load() {
    this.pause();
    this.trial = Math.min(selection.trial, this.player.trials.length - 1);
    const own = this.player.trials[this.trial];
    this.film = bytes(own.frames);
    this.frames = this.film.length / this.neurons;
    this.slider.max = Math.max(0, this.frames - 1);
    for (const name of ['cue', 'retrieved_pattern', 'cued_pattern']) {
      const tile = this.tiles[name];
      tile.element.hidden = !own[name];
      if (own[name]) {
        tile.show(bytes(own[name]), this.note(name));
      }
    }
    this.seek(0);
  }

  note(name) {
    const of = column => this.results?.(this.trial, column);
    switch (name) {
      case 'cue': return `overlap ${number(of('initial_overlap'))} with the cued memory`;
      case 'cued_pattern': return `number ${number(of('cued'))}`;
      default: return `number ${number(of('retrieved'))}, overlap ${number(of('overlap'))}`;
    }
  }

  seek(frame) {
    if (this.frames < 1) {
      return;
    }
    this.frame = Math.min(frame, this.frames - 1);
    const size = this.neurons;
    const time = `t = ${number(this.player.times[this.frame])} ms`;
    this.tiles.state.show(this.film.subarray(this.frame * size, (this.frame + 1) * size), time);
    this.slider.value = this.frame;
    this.slider.setAttribute('aria-valuetext', time);
    this.output.textContent = time;
  }

  play() {
    if (this.frame >= this.frames - 1) {
      this.seek(0);
    }
    this.button.textContent = 'Pause';
    this.timer = setInterval(() => {
      this.seek(this.frame + 1);
      if (this.frame >= this.frames - 1) {
        this.pause();
      }
    }, 1000 / FRAMES_PER_SECOND);
  }

  pause() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.button.textContent = 'Play';
  }

  shown() {
    return Object.values(this.tiles).filter(tile => !tile.element.hidden);
  }

  name() {
    return `trial-${this.trial}-frame-${this.frame}`;
  }

  /** The images side by side, each pixel as large as a square of `scale`. */
  savePng() {
    const {columns, rows} = this.player;
    const scale = Math.max(1, Math.round(256 / columns));
    const canvas = element('canvas', {width: (columns + 1) * scale * this.shown().length, height: rows * scale});
    const context = canvas.getContext('2d');
    context.imageSmoothingEnabled = false;
    this.shown().forEach((tile, i) =>
        context.drawImage(tile.canvas, i * (columns + 1) * scale, 0, columns * scale, rows * scale));
    saveUrl(`${this.name()}.png`, canvas.toDataURL('image/png'));
  }

  saveSvg() {
    const width = 260;
    const height = 240 * this.player.rows / this.player.columns;
    const images = this.shown().map((tile, i) => `<image x="${i * width}" y="0" width="240" height="${height}" `
        + `preserveAspectRatio="none" style="image-rendering:pixelated" href="${tile.canvas.toDataURL()}"/>`
        + `<text x="${i * width}" y="${height + 20}">${tile.title}</text>`);
    save(`${this.name()}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="${width * images.length}" `
        + `height="${height + 30}" font-family="sans-serif" font-size="13">${images.join('')}</svg>`, 'image/svg+xml');
  }

  saveCsv() {
    const [low, high] = this.player.range;
    const size = this.neurons;
    const features = Array.from({length: size}, (_, i) => `feature_${this.player.features?.[i] ?? i}`);
    const rows = Array.from({length: this.frames}, (_, k) => [this.player.times[k],
      ...Array.from(this.film.subarray(k * size, (k + 1) * size), value => (low + (high - low) * value / 255).toPrecision(4))]);
    save(`trial-${this.trial}-states.csv`, csv([['time_ms', ...features], ...rows]), 'text/csv');
  }
}
