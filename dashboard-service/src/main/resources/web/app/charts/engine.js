// The parts of ECharts that the figures use. Imported only when a figure is shown, so the first page does without.
import * as echarts from 'echarts/core';
import {CustomChart, LineChart, ScatterChart} from 'echarts/charts';
import {
  AxisPointerComponent, DataZoomInsideComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
} from 'echarts/components';
import {CanvasRenderer, SVGRenderer} from 'echarts/renderers';

echarts.use([
  CustomChart, LineChart, ScatterChart, AxisPointerComponent, DataZoomInsideComponent, GridComponent, MarkAreaComponent,
  MarkLineComponent, TooltipComponent, CanvasRenderer, SVGRenderer,
]);

/** On a canvas: it takes many points and needs no style attributes, which the page's policy forbids. */
export function start(element) {
  return echarts.init(element, null, {renderer: 'canvas'});
}

/** Figures of one group share their cursor. */
export function join(chart, group) {
  chart.group = group;
  echarts.connect(group);
}

/** The same drawing as SVG text, made beside the page. */
export function svgText(option, width, height) {
  const chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
