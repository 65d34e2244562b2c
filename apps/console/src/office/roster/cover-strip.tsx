import { useQuery } from '@apollo/client/react';
import { Card } from 'antd';
import { useEffect } from 'react';
import { formatDate } from '../../format/dates';
import { formatMinute } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { coverDocument } from './documents';
import type { Roster } from './documents';

interface Props {
  readonly rosterId: string;
  readonly on: string;
  readonly assignments: Roster['assignments'];
}

const width = 960;
const height = 72;
const ground = height - 2;

/** Seats needed, sold and planned for each half hour of one day. */
export function CoverStrip({ rosterId, on, assignments }: Props) {
  const t = useT();
  const locale = useLocale();
  const { data, previousData, refetch } = useQuery(coverDocument, { variables: { id: rosterId, on } });
  useEffect(() => {
    void refetch().catch(() => undefined);
  }, [assignments, refetch]);
  const cover = (data ?? previousData)?.roster?.cover ?? [];
  const most = Math.max(1, ...cover.flatMap((slot) => [slot.required, slot.sold, slot.planned]));
  const step = width / Math.max(1, cover.length);
  const y = (seats: number) => ground - (seats / most) * (height - 10);
  // The strip begins and ends with the service window; equal steps between.
  const from = cover[0]?.slotMinute ?? 0;
  const span = cover.length * 30;
  const marks = [0, 1, 2, 3, 4].map((quarter) => from + Math.round((span * quarter) / 4 / 30) * 30);
  const line = (pick: (slot: (typeof cover)[number]) => number) =>
    cover.map((slot, index) => `${index === 0 ? 'M' : 'L'}${index * step} ${y(pick(slot))}h${step}`).join('');
  return (
    <Card size="small" style={{ marginBottom: 8 }} styles={{ body: { padding: 8 } }}>
      <div style={{ display: 'flex', gap: 12, fontSize: 12, flexWrap: 'wrap' }}>
        <strong>{formatDate(on, locale)}</strong>
        <span>▮ {t('roster.planned')}</span>
        <span style={{ color: 'var(--warn)' }}>━ {t('roster.required')}</span>
        <span style={{ color: 'var(--accent)' }}>┅ {t('roster.sold')}</span>
        <span style={{ color: 'var(--bad)' }}>▮ {t('roster.tooFew')}</span>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        height={height}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('roster.cover')}
      >
        {/* What is missing, which nobody planned at all has no bar for. */}
        {cover.map((slot, index) => {
          const wanted = Math.max(slot.required, slot.sold);
          return (
            slot.planned < wanted && (
              <rect
                key={slot.slotMinute}
                x={index * step + 0.5}
                width={step - 1}
                y={y(wanted)}
                height={y(slot.planned) - y(wanted)}
                fill="var(--bad)"
                opacity={0.3}
              />
            )
          );
        })}
        {cover.map((slot, index) => (
          <rect
            key={slot.slotMinute}
            x={index * step + 0.5}
            width={step - 1}
            y={y(slot.planned)}
            height={ground - y(slot.planned)}
            fill={slot.planned < Math.max(slot.required, slot.sold) ? 'var(--bad)' : 'var(--bar)'}
          >
            <title>
              {t('roster.slot', {
                time: formatMinute(slot.slotMinute),
                planned: slot.planned,
                required: slot.required,
                sold: slot.sold,
              })}
            </title>
          </rect>
        ))}
        <path d={line((slot) => slot.required)} fill="none" stroke="var(--warn)" strokeWidth={2} />
        <path
          d={line((slot) => slot.sold)}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={1.5}
          strokeDasharray="6 4"
        />
      </svg>
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: 11, color: 'var(--soft)' }}>
        {marks.map((minute, quarter) => (
          <span key={quarter}>{formatMinute(minute)}</span>
        ))}
      </div>
    </Card>
  );
}
