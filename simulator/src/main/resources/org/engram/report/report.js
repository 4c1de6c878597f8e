'use strict';

const content = document.getElementById('content');
const contents = document.getElementById('contents');

/** A section of the page, which the contents name. */
function section(id, title, ...children) {
  const heading = element('h2', {id: `${id}-title`}, title);
  content.append(element('section', {id, 'aria-labelledby': heading.id}, heading, ...children));
  contents.append(element('a', {href: `#${id}`}, title));
}

function grid(all) {
  return element('div', {class: 'figures'}, ...all.map(figure => figure.element));
}

function definitions(entries) {
  return element('dl', {}, ...entries.flatMap(([term, text]) => [element('dt', {}, term), element('dd', {}, text)]));
}

/** Such as "softmax (beta 0.5)". */
function activation({kind, ...parameters}) {
  const list = Object.entries(parameters).map(([name, value]) => `${name} ${value}`).join(', ');
  return list ? `${kind} (${list})` : kind;
}

/** Of one time constant, a mean with a spread, a list, or the word adiabatic. */
function pace(tau) {
  if (typeof tau === 'number') return `τ = ${number(tau)} ms`;
  if (Array.isArray(tau)) return 'τ of each neuron its own';
  if (tau?.mean !== undefined) return `τ = ${number(tau.mean)} ms ± ${number(100 * tau.spread)} %`;
  return tau === undefined ? '' : String(tau);
}

/** What is known of a layer of the network. */
function layer(count, name, {model, activation: own, tau}) {
  const neurons = `${count === undefined ? '' : `${number(count)} `}${name} neurons`;
  const kind = own ? activation(own) : model;
  return `${neurons}: ${[kind, pace(tau)].filter(Boolean).join(', ')}`;
}

/** Such as "flip 0.2". */
function spoken(value) {
  return value !== null && typeof value === 'object'
      ? Object.entries(value).map(([key, inner]) => `${words(key)} ${spoken(inner)}`).join(', ') : String(value);
}

function lead() {
  const {network, cue, simulate} = DATA.experiment;
  const parts = [];
  if (network) {
    parts.push(`${layer(DATA.sizes?.feature_neurons, 'feature', network.features)}. `
        + `${layer(DATA.sizes?.memory_neurons, 'memory', network.memories)}.`);
  }
  if (DATA.experiment.populations) {
    const sizes = Object.entries(DATA.experiment.populations).map(([name, {size}]) => `${name} (${number(size)} neurons)`);
    parts.push(`Populations: ${sizes.join(', ')}.`);
  }
  if (cue) {
    parts.push(`${DATA.sizes ? number(DATA.sizes.trial) : 'Some'} cued trials, `
        + `cues corrupted: ${spoken(cue.corrupt ?? 'none')}.`);
  }
  if (simulate?.duration !== undefined) {
    parts.push(`${number(simulate.duration)} ms of simulated time.`);
  }
  return parts.join(' ');
}

function head() {
  const button = element('button', {type: 'button', onclick: () => theme.set(theme.name === 'dark' ? 'light' : 'dark')});
  const name = () => { button.textContent = theme.name === 'dark' ? 'Light' : 'Dark'; };
  button.setAttribute('aria-label', 'Switch between dark and light');
  theme.listeners.push(name);
  document.getElementById('head').append(
      element('div', {class: 'line'}, element('span', {class: 'muted'}, `Engram report on ${DATA.recording}`), button),
      element('h1', {}, DATA.title),
      element('p', {class: 'lead'}, lead()),
      ...DATA.complete ? [] : [element('p', {class: 'notice', role: 'note'},
          'This run did not come to its end: the report shows what was recorded up to then.')]);
}

function summary() {
  if (DATA.summary) {
    section('summary', 'Summary', definitions(DATA.summary.map(({label: name, text, values}) =>
        [name, text.replace(/{(\d)}/g, (_, i) => number(values[i]))])));
  }
}

/** A number of the table of trials by trial and column; undefined if there is none. */
function result(trial, column) {
  const row = DATA.trials?.rows.find(own => own[0] === trial);
  return row?.[DATA.trials.columns.findIndex(own => own.name === column)];
}

function retrieval() {
  if (DATA.player && DATA.sizes.samples_written > 0) {
    section('retrieval', 'Retrieval', new RetrievalPlayer(DATA.player, result).element);
  }
}

/** Switches all time axes between linear and logarithmic. */
function timeSwitch() {
  const {label: list} = choice('Time axis', ['linear', 'logarithmic'], kind => {
    logarithmicTime = kind === 1;
    figures.forEach(figure => figure.draw());
  });
  return list;
}

function traces() {
  if (DATA.traces) {
    section('time', 'Over time', element('div', {class: 'controls'}, timeSwitch()), grid(DATA.traces.map(traceFigure)));
  }
}

function memories() {
  if (DATA.memories) {
    const shown = new Set(DATA.memories.lines.map(line => line.trial)).size;
    section('memories', 'Memory neurons',
        element('div', {class: 'controls'}, selection.list(shown, DATA.sizes.trial)), grid([memoryFigure(DATA.memories)]));
  }
}

function spikes() {
  if (DATA.spikes?.length) {
    const trials = Math.max(...DATA.spikes.map(population => population.trials));
    const shown = Math.max(...DATA.spikes.map(population => population.rasters.length));
    section('spikes', 'Spikes', element('div', {class: 'controls'}, selection.list(shown, trials)),
        grid(DATA.spikes.flatMap(population => [rasterFigure(population), rateFigure(population)])));
  }
}

function atSpikes() {
  if (DATA.at_spikes) {
    section('at-spikes', 'At spikes', grid(DATA.at_spikes.map(traceFigure)));
  }
}

/** Such as "time constant, 13 values from 0.001 to 100 ms". */
function axisText(axis) {
  const ends = `from ${named(axis, 0)} to ${named(axis, axis.size - 1)}${axis.units === '1' ? '' : ` ${axis.units}`}`;
  const values = axis.labels ? axis.labels.join(', ') : `${number(axis.size)} values ${ends}`;
  return axis.long_name === axis.name ? values : `${axis.long_name}: ${values}`;
}

function sweep() {
  const {sweep: study} = DATA;
  if (study) {
    const chosen = study.axes.map(() => 0);
    const all = study.measures.map(measure => sweepFigure(study, measure, chosen));
    const lists = axisLists(study, 2, chosen, all);
    const state = study.done === undefined || study.done === study.points ? []
        : [element('p', {class: 'notice'}, `${number(study.done)} of ${number(study.points)} points are done.`)];
    section('study', 'Study', definitions(study.axes.map(axis => [axis.name, axisText(axis)])), ...state, ...lists.length ? [element('div', {class: 'controls'}, ...lists)] : [], grid(all));
  }
}

/** Lists from which the places along the later axes of a study are chosen. */
function axisLists(study, first, chosen, drawn) {
  return study.axes.slice(first).map((axis, d) => choice(label(axis.name, axis.units),
      Array.from({length: axis.size}, (_, i) => named(axis, i)),
      i => { chosen[d + first] = i; drawn.forEach(figure => figure.draw()); }).label);
}

/** What a study holds over time. */
function sweepTimes() {
  const {sweep: study} = DATA;
  if (study?.curves?.length) {
    const chosen = study.axes.map(() => 0);
    const all = study.curves.map(curve => sweepCurves(study, curve, chosen));
    section('curves', 'Over time', element('div', {class: 'controls'}, timeSwitch(), ...axisLists(study, 1, chosen, all)), grid(all));
  }
}

function trials() {
  const table = DATA.trials;
  if (table) {
    const heads = table.columns.map(column =>
        element('th', {scope: 'col', title: column.long_name}, label(words(column.name), column.units)));
    const rows = table.rows.map(row => element('tr', {}, ...row.map((value, i) => trialCell(table, row, value, i))));
    const cut = table.rows.length < table.total ? `, the first ${number(table.rows.length)}` : '';
    section('trials', 'Trials', element('details', {open: table.rows.length <= 25},
        element('summary', {}, `${number(table.total)} trials that ended${cut}`),
        element('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of trials'},
            element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)))));
  }
}

function trialCell(table, row, value, i) {
  if (i === 0) {
    return element('td', {}, element('button', {type: 'button', 'aria-label': `Look at trial ${value}`, onclick: () => {
      selection.choose(value);
      document.querySelector('#retrieval, #memories')?.scrollIntoView();
    }}, String(value)));
  }
  const cued = row[table.columns.findIndex(column => column.name === 'cued')];
  const missed = table.columns[i].name === 'retrieved' && cued >= 0 && value !== cued;
  return element('td', missed ? {class: 'miss', title: 'not the cued memory'} : {}, number(value) + (missed ? ' ≠' : ''));
}

function provenance() {
  section('provenance', 'Provenance', definitions(DATA.provenance.map(([name, text]) => [words(name), text])),
      element('details', {}, element('summary', {}, 'The experiment file'), element('pre', {tabindex: 0}, DATA.experiment_text)),
      element('details', {}, element('summary', {}, 'The experiment with all defaults filled in'),
          element('pre', {tabindex: 0}, JSON.stringify(DATA.experiment, null, 2))));
}

[head, summary, retrieval, sweep, sweepTimes, traces, memories, spikes, atSpikes, trials, provenance].forEach(part => part());
theme.set(theme.name);
