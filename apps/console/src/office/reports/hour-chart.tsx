import { useMemo } from 'react';
import { formatMinute } from '../../format/format';
import { useT } from '../../i18n/office';
import { Chart, drawnTooltip } from '../../ui/chart';
import type { Report } from './documents';

export function HourChart({ hours }: { hours: Report['byHour'] }) {
  const t = useT();
  const option = useMemo(
    () => ({
      // Below the legend there is room for the axes' own names.
      grid: { left: 36, right: 36, top: 56, bottom: 24 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis', ...drawnTooltip },
      xAxis: { type: 'category', data: hours.map((hour) => formatMinute(hour.hour * 60)) },
      yAxis: [
        { type: 'value', name: t('shop.receptions'), splitLine: { show: false } },
        { type: 'value', name: t('workbench.seats'), minInterval: 1, min: 0 },
      ],
      series: [
        {
          type: 'bar',
          name: t('shop.receptions'),
          data: hours.map((hour) => hour.receptions),
          itemStyle: { color: '#a9c3f2' },
        },
        {
          type: 'line',
          step: 'middle',
          symbol: 'none',
          yAxisIndex: 1,
          name: t('reports.needed'),
          data: hours.map((hour) => hour.seatsNeeded ?? null),
          lineStyle: { color: '#d4781c' },
          itemStyle: { color: '#d4781c' },
        },
        {
          type: 'line',
          step: 'middle',
          symbol: 'none',
          yAxisIndex: 1,
          name: t('reports.onDuty'),
          data: hours.map((hour) => hour.seatsOnDuty ?? null),
          lineStyle: { color: '#1a7f43', type: 'dashed' },
          itemStyle: { color: '#1a7f43' },
        },
      ],
    }),
    [hours, t],
  );
  return <Chart option={option} height={240} label={t('shop.byHour')} />;
}
