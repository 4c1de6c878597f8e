'use strict';

const BAND_LEVELS = ['10%', '25%', 'median', '75%', '90%'];
const FEW_TRIALS = 6;

/** Labels of an axis as plain numbers: 0.1, 20, 1e-6. */
const PLAIN = "format(datum.value, '~g')";

/** An axis of a quantity; a logarithmic one has labels at the powers of ten only. */
function valueAxis(logarithmic) {
  return logarithmic
      ? {grid: false, labelExpr: `abs(log(datum.value) / LN10 - round(log(datum.value) / LN10)) < 1e-9 ? ${PLAIN} : ''`}
      : {tickCount: 5, labelExpr: PLAIN};
}

/** Whether time axes are logarithmic. */
let logarithmicTime = false;

function timeAxis() {
  const scale = logarithmicTime ? {type: 'log', nice: false} : {nice: false};
  return {field: 't', type: 'quantitative', title: 'time (ms)', scale, axis: {tickCount: 6, labelExpr: PLAIN, labelOverlap: 'greedy'}};
}

/** The points of lines as rows {t, y, ...} with what `more` says of the line; a logarithm knows no time 0. */
function points(lines, more) {
  return lines.flatMap(line => (line.t ?? DATA.times).map((t, k) => ({t, y: line.y[k], ...more(line)})))
      .filter(point => !logarithmicTime || point.t > 0);
}

function bandRows(band) {
  return band.t.map((t, k) => ({t, p10: band.levels[0][k], p25: band.levels[1][k], y: band.levels[2][k],
    p75: band.levels[3][k], p90: band.levels[4][k]})).filter(row => !logarithmicTime || row.t > 0);
}

/** The trials of one variable over time. */
function traceFigure(trace) {
  const logarithmic = trace.name.startsWith('residual');
  const y = (field = 'y') => ({
    field, type: 'quantitative', title: label(words(trace.name), trace.units),
    scale: logarithmic ? {type: 'log'} : {zero: false}, axis: valueAxis(logarithmic),
  });
  const positive = rows => logarithmic ? rows.filter(row => row.y > 0 && !(row.p10 <= 0)) : rows;
  return new Figure({
    name: trace.name,
    title: `${capital(words(trace.name))} over time`,
    caption: traceCaption(trace),
    spec: () => ({
      encoding: {x: timeAxis()},
      layer: [
        ...trace.band ? bands(positive(bandRows(trace.band)), y) : [],
        trialLines(trace, positive(points(trace.lines, line => ({trial: line.trial}))), y),
        ...trace.band ? [median(positive(bandRows(trace.band)), y)] : [],
      ],
    }),
    table: () => [
      ['trial', 'time_ms', trace.name],
      ...trace.lines.flatMap(line => (line.t ?? DATA.times).map((t, k) => [line.trial, t, line.y[k]])),
      ...trace.band ? BAND_LEVELS.flatMap((level, i) =>
          trace.band.t.map((t, k) => [level, t, trace.band.levels[i][k]])) : [],
    ],
  });
}

function traceCaption(trace) {
  const lines = trace.lines.length < trace.trials
      ? `the first ${trace.lines.length} of ${number(trace.trials)} trials` : `${number(trace.trials)} trials`;
  const shading = trace.band ? ' Bold: the median of all trials; shaded: the middle 50% and 80% of them.' : '';
  const cut = DATA.complete ? '' : ' Trials that were cut end where the recording does.';
  return `${capital(trace.long_name)}. ${trace.trials === 1 ? 'One trial.' : `${trace.lines.length <= FEW_TRIALS ? 'Lines' : 'Thin lines'}: ${lines}.`}${shading}${cut}`;
}

function bands(values, y) {
  return [['p10', 'p90', 0.16], ['p25', 'p75', 0.26]].map(([low, high, opacity]) => ({
    data: {values},
    mark: {type: 'area', color: theme.line(0), opacity, clip: true},
    encoding: {y: y(low), y2: {field: high}},
  }));
}

function trialLines(trace, values, y) {
  const coloured = trace.lines.length > 1 && trace.lines.length <= FEW_TRIALS;
  const opacity = trace.band ? Math.max(0.06, Math.min(0.35, 5 / trace.lines.length)) : 0.9;
  return {
    data: {values},
    mark: {type: 'line', color: theme.line(0), opacity, strokeWidth: trace.band ? 0.8 : 1.6, point: trace.moments && {size: 14}},
    encoding: {
      y: y(), detail: {field: 'trial'},
      ...coloured ? {color: {field: 'trial', type: 'nominal', legend: {orient: 'top'}}} : {},
    },
  };
}

function median(values, y) {
  return {data: {values}, mark: {type: 'line', color: theme.line(0), strokeWidth: 2.4}, encoding: {y: y()}};
}

/** The most active memory neurons of the selected trial. */
function memoryFigure(memories) {
  const own = () => memories.lines.filter(line => line.trial === selection.trial);
  const figure = new Figure({
    name: `memories-${memories.name}`,
    title: 'The most active memory neurons',
    caption: `${capital(memories.long_name)} (${memories.name}) of the selected trial: those of ${number(memories.neurons)} `
        + 'that were at some time the farthest from 0.',
    spec: () => ({
      data: {values: points(own(), line => ({memory: String(line.memory)}))},
      mark: {type: 'line', strokeWidth: 1.8},
      encoding: {
        x: timeAxis(),
        y: {field: 'y', type: 'quantitative', title: label(memories.name, memories.units), axis: {tickCount: 5}},
        color: {field: 'memory', type: 'nominal', sort: null, title: 'memory', legend: {orient: 'top', columns: 6}},
      },
    }),
    table: () => [['trial', 'memory', 'time_ms', memories.name], ...memories.lines.flatMap(line =>
        (line.t ?? DATA.times).map((t, k) => [line.trial, line.memory, t, line.y[k]]))],
  });
  selection.listeners.push(() => figure.draw());
  return figure;
}

/** Which neuron of a population fired when, in the selected trial. */
function rasterFigure(population) {
  const raster = () => population.rasters[Math.min(selection.trial, population.rasters.length - 1)];
  const thinned = population.rasters.some(own => own.every > 1);
  const figure = new Figure({
    name: `spikes-${population.population}`,
    title: `Spikes of ${words(population.population)}`,
    caption: `The selected trial, one mark a spike; ${number(population.neurons)} neurons.`
        + (thinned ? ' Only some of the neurons are drawn where all would have too many spikes.' : ''),
    spec: () => ({
      data: {values: raster().t.map((t, k) => ({t, neuron: raster().neuron[k]}))},
      mark: {type: 'point', shape: 'square', filled: true, opacity: 0.8, color: theme.colour('ink'),
        size: Math.max(1, Math.min(9, 4e4 / (raster().t.length + 1)))},
      encoding: {
        x: {...timeAxis(), scale: {domain: [0, population.bin * population.rate.length]}},
        y: {field: 'neuron', type: 'quantitative', title: 'neuron',
          scale: {domain: [0, population.neurons], nice: false}, axis: {grid: false, tickCount: 5}},
      },
    }),
    table: () => [['trial', 'neuron', 'time_ms'], ...population.rasters.flatMap(own =>
        own.t.map((t, k) => [own.trial, own.neuron[k], t]))],
  });
  selection.listeners.push(() => figure.draw());
  return figure;
}

/** The mean rate of a population. */
function rateFigure(population) {
  const rows = population.rate.map((rate, k) => ({t: (k + 0.5) * population.bin, rate}));
  return new Figure({
    name: `rate-${population.population}`,
    title: `Rate of ${words(population.population)}`,
    caption: `Spikes per second of one neuron, the mean over ${number(population.neurons)} neurons and `
        + `${number(population.trials)} trials, in bins of ${number(population.bin)} ms.`,
    spec: () => ({
      data: {values: rows},
      mark: {type: 'area', line: {color: theme.line(0), strokeWidth: 1.6}, color: theme.line(0), opacity: 0.25,
        interpolate: 'step'},
      encoding: {
        x: {...timeAxis(), scale: {domain: [0, population.bin * population.rate.length]}},
        y: {field: 'rate', type: 'quantitative', title: 'rate (Hz)', axis: {tickCount: 5}},
      },
    }),
    table: () => [['time_ms', 'rate_hz'], ...rows.map(row => [row.t, row.rate])],
  });
}

/** The last words of a key, for where there is little room. */
function short(name) {
  return name.split('.').slice(-2).join('.');
}

/** The points of a study's grid, row by row: the index along each axis, and the numbers of a measure. */
function gridRows(sweep, measure) {
  const sizes = sweep.axes.map(axis => axis.size);
  return measure.value.map((value, point) => {
    const place = sizes.map((size, d) => Math.floor(point / sizes.slice(d + 1).reduce((a, b) => a * b, 1)) % size);
    return {place, value, low: measure.low?.[point], high: measure.high?.[point], theory: measure.theory?.[point]};
  });
}

/** A value of an axis as text. */
const named = (axis, i) => axis.labels ? axis.labels[i] : number(axis.values[i]);

/** A result of a study over its first axis, or over its first two; `chosen` holds the indices along all axes. */
function sweepFigure(sweep, measure, chosen) {
  const dimensions = Math.min(2, sweep.axes.length);
  const rows = () => gridRows(sweep, measure)
      .filter(row => row.place.slice(dimensions).every((i, d) => i === chosen[dimensions + d]));
  return new Figure({
    name: `sweep-${measure.name}`,
    title: capital(words(measure.name)),
    caption: sweepCaption(measure, dimensions),
    spec: () => dimensions === 1 ? curve(sweep.axes[0], measure, rows()) : heatMap(sweep.axes, measure, rows()),
    table: () => [
      [...sweep.axes.map(axis => axis.name), measure.name, 'low', 'high', 'theory'],
      ...gridRows(sweep, measure).map(row => [
        ...row.place.map((i, d) => (sweep.axes[d].labels ?? sweep.axes[d].values)[i]),
        row.value, row.low, row.high, row.theory]),
    ],
  });
}

/** What a study holds over time: a line for each value of the first axis; `chosen` holds the indices along the others. */
function sweepCurves(sweep, curve, chosen) {
  const [lines] = sweep.axes;
  const cells = curve.bands.length / lines.size;
  const cell = () => sweep.axes.slice(1).reduce((sum, axis, d) => sum * axis.size + chosen[d + 1], 0);
  const rows = () => Array.from({length: lines.size}, (_, i) => curve.bands[i * cells + cell()]).flatMap((band, i) =>
      band.t.map((t, k) => ({t, low: band.levels[0][k], y: band.levels[1][k], high: band.levels[2][k], line: named(lines, i)})));
  const y = field => ({field, type: 'quantitative', title: label(words(curve.name), curve.units), axis: valueAxis(false)});
  return new Figure({
    name: `curve-${curve.name}`,
    title: `${capital(words(curve.name))} over time`,
    caption: `${capital(curve.long_name)}. Median of the repeats and trials; shaded: from quartile to quartile.`,
    spec: () => ({
      data: {values: rows().filter(row => !logarithmicTime || row.t > 0)},
      encoding: {x: timeAxis(), color: {
        field: 'line', type: 'nominal', sort: null, title: label(short(lines.name), lines.units), legend: {orient: 'top'},
        ...lines.size > COLOURS.light.length ? {scale: {scheme: 'viridis'}} : {},
      }},
      layer: [
        {mark: {type: 'area', opacity: 0.2}, encoding: {y: y('low'), y2: {field: 'high'}}},
        {mark: {type: 'line', strokeWidth: 2}, encoding: {y: y('y')}},
      ],
    }),
    table: () => [
      [...sweep.axes.map(axis => axis.name), 'time_ms', 'low', curve.name, 'high'],
      ...gridRows(sweep, {value: curve.bands}).flatMap(({place, value: band}) => band.t.map((t, k) => [
        ...place.map((i, d) => (sweep.axes[d].labels ?? sweep.axes[d].values)[i]), t, ...band.levels.map(level => level[k])])),
    ],
  });
}

function isShare(measure) {
  return measure.name.endsWith('fraction');
}

function sweepCaption(measure, dimensions) {
  const range = isShare(measure) ? 'its 95% interval (Wilson)'
      : measure.range === 'interval' ? 'the interval that the recording gives'
      : 'from quartile to quartile of the repeats and trials, whose median is shown';
  const where = dimensions === 1 ? 'Shaded' : 'In the tooltips';
  const theory = measure.theory ? (dimensions === 1 ? ' Dashed: theory.' : ' The tooltips also say what theory says.') : '';
  return `${capital(measure.long_name)}. ${where}: ${range}.${theory}`;
}

function sweepTooltip(axes, measure) {
  return [...axes.map((axis, d) => ({field: `at${d}`, title: axis.name})), {field: 'text', title: words(measure.name)}];
}

/** With what figures need: places as text, the value with its range and the theory as text. */
function sweepValues(axes, rows) {
  return rows.map(row => ({
    ...row,
    x: (axes[0].labels ?? axes[0].values)[row.place[0]],
    ...Object.fromEntries(axes.map((axis, d) => [`at${d}`, named(axis, row.place[d])])),
    text: number(row.value) + (row.low == null ? '' : ` (${number(row.low)} to ${number(row.high)})`)
        + (row.theory == null ? '' : `, theory ${number(row.theory)}`),
  }));
}

function valueScale(measure) {
  if (isShare(measure)) {
    return {domain: [0, 1]};
  }
  return measure.logarithmic ? {type: 'log', nice: false} : {zero: false};
}

function curve(axis, measure, rows) {
  const values = sweepValues([axis], rows);
  const y = field => ({field, type: 'quantitative', title: label(words(measure.name), measure.units),
    scale: valueScale(measure), axis: valueAxis(measure.logarithmic && !isShare(measure))});
  const line = (dash, colour) => ({type: 'line', color: theme.line(colour), strokeDash: dash, strokeWidth: 2});
  return {
    data: {values},
    encoding: {x: {
      field: 'x', type: axis.labels ? 'ordinal' : 'quantitative', sort: null, title: label(short(axis.name), axis.units),
      scale: axis.labels ? {} : {...axis.logarithmic ? {type: 'log'} : {zero: false}, nice: false, padding: 8},
      axis: {tickCount: 6, labelOverlap: 'greedy', labelAngle: 0, ...axis.labels ? {} : {labelExpr: PLAIN}},
    }},
    layer: [
      {transform: [{filter: `isValid(datum.low) && ${!measure.logarithmic || 'datum.low > 0'}`}],
        mark: {type: 'area', color: theme.line(0), opacity: 0.2}, encoding: {y: y('low'), y2: {field: 'high'}}},
      {mark: line([], 0), encoding: {y: y('value')}},
      ...measure.theory ? [{mark: line([5, 4], 1), encoding: {y: y('theory')}}] : [],
      {mark: {type: 'point', filled: true, size: 42, opacity: 1, color: theme.line(0)},
        encoding: {y: y('value'), tooltip: sweepTooltip([axis], measure)}},
    ],
  };
}

/** Cells of which nothing is known stay empty. */
function heatMap(axes, measure, rows) {
  const side = (d, angle) => ({field: `at${d}`, type: 'ordinal', title: label(short(axes[d].name), axes[d].units),
    scale: {domain: Array.from({length: axes[d].size}, (_, i) => named(axes[d], i))},
    axis: {labelOverlap: true, labelAngle: angle, grid: false}});
  const up = side(1, 0);
  return {
    data: {values: sweepValues(axes, rows.filter(row => row.value != null))},
    mark: 'rect',
    encoding: {
      x: side(0, 0),
      y: {...up, scale: {...up.scale, reverse: true}},
      color: {field: 'value', type: 'quantitative', title: label(words(measure.name), measure.units),
        scale: {scheme: 'viridis', ...valueScale(measure)},
        legend: {orient: 'top', gradientLength: 160, tickCount: 3}},
      tooltip: sweepTooltip(axes.slice(0, 2), measure),
    },
  };
}
