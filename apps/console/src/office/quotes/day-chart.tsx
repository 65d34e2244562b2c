import { useMemo } from 'react';
import { formatMinute } from '../../format/format';
import { useT } from '../../i18n/office';
import { Chart, drawnTooltip } from '../../ui/chart';
import type { Preview } from './use-offer';

interface Props {
  readonly slots: Preview['sizing']['slots'];
  readonly seats: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** The seats offered against the seats that each half hour needs, over the inquiries behind it. */
export function DayChart({ slots, seats, startMinute, endMinute }: Props) {
  const t = useT();
  const option = useMemo(() => {
    const offered = slots.map(({ slotMinute }) => {
      // A window that ends after midnight also serves the first minutes of the day.
      const open = (slotMinute >= startMinute && slotMinute < endMinute) || slotMinute + 1440 < endMinute;
      return open ? seats : 0;
    });
    return {
      // Below the legend there is room for the axes' own names.
      grid: { left: 36, right: 36, top: 56, bottom: 24 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis', ...drawnTooltip },
      xAxis: { type: 'category', data: slots.map((slot) => formatMinute(slot.slotMinute)) },
      yAxis: [
        { type: 'value', name: t('workbench.inquiries'), splitLine: { show: false } },
        { type: 'value', name: t('workbench.seats'), minInterval: 1, min: 0 },
      ],
      series: [
        {
          type: 'bar',
          name: t('workbench.inquiries'),
          data: slots.map((slot) => Number(slot.inquiries.toFixed(1))),
          itemStyle: { color: '#a9c3f2' },
        },
        {
          type: 'line',
          step: 'middle',
          name: t('workbench.inquiriesP90'),
          symbol: 'none',
          data: slots.map((slot) => slot.inquiriesP90),
          lineStyle: { color: '#5b7fc7', width: 1.5, type: 'dotted' },
          itemStyle: { color: '#5b7fc7' },
        },
        {
          type: 'line',
          step: 'middle',
          name: t('workbench.required'),
          yAxisIndex: 1,
          symbol: 'none',
          data: slots.map((slot) => slot.requiredSeats),
          lineStyle: { color: '#d4781c', width: 2 },
          itemStyle: { color: '#d4781c' },
        },
        {
          type: 'line',
          step: 'middle',
          name: t('workbench.offered'),
          yAxisIndex: 1,
          symbol: 'none',
          data: offered,
          lineStyle: { color: '#1a7f43', width: 2, type: 'dashed' },
          itemStyle: { color: '#1a7f43' },
        },
      ],
    };
  }, [slots, seats, startMinute, endMinute, t]);
  return <Chart option={option} height={240} label={t('workbench.chart')} />;
}
