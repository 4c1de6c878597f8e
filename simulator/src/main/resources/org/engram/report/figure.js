'use strict';

/** Colours of Okabe and Ito, which colour-blind people tell apart, for light and for dark paper. */
const COLOURS = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b07a00', '#4a4f55'],
  dark: ['#56b4e9', '#f0813a', '#2fc39a', '#e2a0c4', '#f0c53f', '#c3c8ce'],
};

const theme = {
  name: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  listeners: [],
  set(name) {
    this.name = name;
    document.documentElement.dataset.theme = name;
    this.listeners.forEach(listener => listener());
  },
  colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  },
  /** Of lines: 0 is the colour of what is alone. */
  line(i) {
    return COLOURS[this.name][i];
  },
};
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', event => {
  theme.set(event.matches ? 'dark' : 'light');
});

/** How every figure looks. */
function config() {
  const ink = theme.colour('ink');
  const muted = theme.colour('muted');
  const rule = theme.colour('rule');
  const font = getComputedStyle(document.body).fontFamily;
  return {
    background: theme.colour('paper'),
    font,
    view: {stroke: null},
    axis: {
      domainColor: muted, tickColor: muted, gridColor: rule, gridOpacity: 0.6, labelColor: muted, titleColor: ink,
      titleFontWeight: 'normal', titleFontSize: 12.5, labelFontSize: 11.5, titlePadding: 8, tickSize: 4, labelPadding: 4,
    },
    axisX: {grid: false},
    legend: {labelColor: ink, titleColor: muted, titleFontWeight: 'normal', labelFontSize: 12, titleFontSize: 12,
      symbolStrokeWidth: 2.5},
    range: {category: COLOURS[theme.name]},
  };
}

/** All figures, for the tests to see. */
const figures = [];

/**
 * A figure with its title, its caption and buttons that save it.
 *
 * `spec()` gives a Vega-Lite specification without width; `table()` gives the data as an array of rows, the names of the
 * columns first.
 */
class Figure {
  constructor({name, title, caption, spec, table}) {
    Object.assign(this, {name, title, spec, table});
    this.plot = element('div', {class: 'plot', role: 'img', 'aria-label': `${title}. ${caption}`});
    this.element = element('figure', {'data-figure': name},
        element('div', {class: 'line'}, element('h3', {}, title), this.buttons()),
        this.plot,
        element('figcaption', {}, element('p', {}, caption)));
    theme.listeners.push(() => this.draw());
    new ResizeObserver(() => this.fit()).observe(this.plot);
    figures.push(this);
  }

  buttons() {
    return saveButtons(this.title, {
      SVG: async () => save(`${this.name}.svg`, await this.view.toSVG(), 'image/svg+xml'),
      PNG: async () => saveUrl(`${this.name}.png`, await this.view.toImageURL('png', 2)),
      CSV: () => save(`${this.name}.csv`, csv(this.table()), 'text/csv'),
    });
  }

  fit() {
    if (this.plot.clientWidth > 0 && this.plot.clientWidth !== this.width) {
      this.draw();
    }
  }

  async draw() {
    this.width = this.plot.clientWidth;
    const spec = {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      width: this.width,
      height: 260,
      autosize: {type: 'fit', contains: 'padding'},
      ...this.spec(),
    };
    this.view?.finalize();
    const compiled = vegaLite.compile(spec, {config: config()}).spec;
    this.view = new vega.View(vega.parse(compiled), {renderer: 'canvas', container: this.plot, hover: true});
    this.view.tooltip(showTooltip);
    await this.view.runAsync();
    this.element.dataset.drawn = theme.name;
  }
}

function saveButtons(title, actions) {
  const buttons = Object.entries(actions).map(([kind, action]) =>
      element('button', {type: 'button', onclick: action, 'aria-label': `Save ${title} as ${kind}`}, kind));
  return element('div', {class: 'save'}, ...buttons);
}

function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], {type}));
  saveUrl(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function saveUrl(name, url) {
  element('a', {href: url, download: `${DATA.recording.replace(/\.[^.]*$/, '')}-${name}`}).click();
}

/** Comma-separated values as in RFC 4180. */
function csv(rows) {
  const cell = value => /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  return rows.map(row => row.map(cell).join(',') + '\r\n').join('');
}

const tooltip = element('div', {id: 'tooltip', hidden: true});
document.body.append(tooltip);

function showTooltip(_, event, item, value) {
  tooltip.hidden = !value;
  if (value) {
    tooltip.textContent = Object.entries(value).map(([name, text]) => `${name}: ${text}`).join('\n');
    tooltip.style.left = `${Math.min(event.clientX + 14, innerWidth - tooltip.offsetWidth - 8)}px`;
    tooltip.style.top = `${event.clientY + 14}px`;
  }
}
