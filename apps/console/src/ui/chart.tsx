import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTheme } from '../session/theme';

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  CanvasRenderer,
]);

/** A tooltip drawn with the picture: one of HTML has styles in its text, which the page's policy refuses. */
export const drawnTooltip = { renderMode: 'richText' } as const;

interface Props {
  readonly option: echarts.EChartsCoreOption;
  readonly height: number;
  /** What the picture says, for those who do not see it. */
  readonly label: string;
}

export function Chart({ option, height, label }: Props) {
  const theme = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(undefined);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    chart.current = echarts.init(element, theme === 'dark' ? 'dark' : undefined);
    const observer = new ResizeObserver(() => chart.current?.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.current?.dispose();
    };
  }, [theme]);
  useEffect(() => {
    const { fontFamily } = getComputedStyle(document.body);
    const style = { backgroundColor: 'transparent', textStyle: { fontFamily }, animationDuration: 200 };
    // Drawn words, the tooltip's among them, do not take the page's font by themselves.
    const tooltip = { ...(option['tooltip'] as object | undefined), textStyle: { fontFamily } };
    chart.current?.setOption({ ...style, ...option, tooltip });
  }, [option, theme]);
  return <div ref={holder} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
