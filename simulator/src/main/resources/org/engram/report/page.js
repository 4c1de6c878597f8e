'use strict';

/** The recording, as it was read. */
const DATA = JSON.parse(document.getElementById('data').textContent);

/** An element with properties (`class`, attributes, `on...` listeners) and children: elements or text. */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== false && value !== undefined) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

/** A number for people: at most four significant digits. */
function number(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) {
    return value.toLocaleString('en').replaceAll(',', '\u202f').replace('-', '\u2212');
  }
  const text = size < 1e-4 || size >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return text.replace('-', '\u2212').replace(/e(.)(.+)/, (_, sign, power) => ` × 10${superscript(sign, power)}`);
}

function superscript(sign, power) {
  return (sign === '+' ? '' : '⁻') + [...power.replace('\u2212', '')].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]).join('');
}

/** Such as "simulated time (ms)"; what has the unit 1 has none to show. */
function label(name, units) {
  return units === '1' ? name : `${name} (${units})`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name in words: `cue.corrupt.flip` and `cued_overlap` as they are spoken. */
function words(name) {
  return name.replaceAll('_', ' ');
}

/** A list to choose from. `choose` is called with the number of the entry chosen. */
function choice(text, entries, choose) {
  const options = entries.map((entry, i) => element('option', {value: i}, entry));
  const select = element('select', {onchange: () => choose(Number(select.value))}, ...options);
  return {select, label: element('label', {}, text, select)};
}

/** The trial that is looked at, which all parts of the page share. */
const selection = {
  trial: 0,
  listeners: [],
  choose(trial) {
    this.trial = trial;
    this.listeners.forEach(listener => listener(trial));
  },
  /** A list of the first `count` trials of `total`, always in step with the selection. */
  list(count, total) {
    const entries = Array.from({length: count}, (_, trial) => String(trial));
    const text = count < total ? `Trial (first ${count} of ${number(total)})` : 'Trial';
    const list = choice(text, entries, trial => this.choose(trial));
    this.listeners.push(trial => { list.select.value = trial; });
    return list.label;
  },
};
