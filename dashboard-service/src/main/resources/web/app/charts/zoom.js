// Zooming into epochs: drag across the drawing, or the plus, minus and zero keys around the cursor; a double click or zero
// shows all again.
import {h} from '../frame/dom.js';

const LEAST_PIXELS = 8;

/** {@code onZoom(range)} with epochs, null for all. Answers with ways to say what is seen now, and to end it. */
export function zoomable(figure, onZoom) {
  const {area} = figure;
  const brush = h('div', {class: 'zoom-brush', hidden: true});
  const all = h('button', {type: 'button', class: 'quiet-button', hidden: true, onclick: () => onZoom(null)}, 'All epochs');
  figure.tools.add(all);
  let from = null;
  const epochAt = pixel => {
    const {epochs, scale} = figure.plot.epochsAt;
    const {min, max, toEpoch} = scale();
    const x = figure.chart.convertFromPixel({xAxisIndex: 0}, pixel);
    return Math.min(epochs.at(-1), Math.max(0, toEpoch(Math.min(max, Math.max(min, x)))));
  };
  const offset = event => event.clientX - area.getBoundingClientRect().left;
  area.addEventListener('pointerdown', event => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || !figure.chart) return;
    from = offset(event);
  });
  const move = event => {
    if (from === null) return;
    const [left, right] = [from, offset(event)].sort((one, other) => one - other);
    brush.hidden = right - left < LEAST_PIXELS;
    brush.style.left = `${left}px`;
    brush.style.width = `${right - left}px`;
    if (!brush.isConnected) area.append(brush);
  };
  const end = event => {
    if (from === null) return;
    const [left, right] = [from, offset(event)].sort((one, other) => one - other);
    from = null;
    brush.hidden = true;
    if (right - left >= LEAST_PIXELS) narrow(epochAt(left), epochAt(right));
  };
  const narrow = (low, high) => {
    if (high - low >= 2) onZoom([low, high]);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  area.addEventListener('dblclick', () => onZoom(null));
  area.addEventListener('keydown', event => {
    const factor = {'+': 0.5, '=': 0.5, '-': 2}[event.key];
    if (event.key === '0') onZoom(null);
    if (!factor || !figure.chart) return;
    const {epochs, scale} = figure.plot.epochsAt;
    const {min, max, toX, toEpoch} = scale();
    const middle = figure.cursor < 0 ? (min + max) / 2 : toX(epochs[figure.cursor]);
    const half = (max - min) / 2 * factor;
    const whole = factor > 1 && middle - half <= toX(0) && middle + half >= toX(epochs.at(-1));
    if (whole) onZoom(null);
    else narrow(Math.max(0, toEpoch(Math.max(middle - half, toX(0)))), Math.min(epochs.at(-1), toEpoch(middle + half)));
  });
  return {
    shows: range => { all.hidden = !range; },
    end() {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
    },
  };
}
