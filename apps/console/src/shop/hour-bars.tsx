import { useLightT } from '../i18n/light';
import type { Report } from './documents';

const width = 360;
const height = 120;
const floor = height - 18;

export const isShort = (hour: Report['byHour'][number]) =>
  (hour.seatsNeeded ?? 0) > (hour.seatsOnDuty ?? Infinity);

/** Receptions per hour; the hours with too few seats on duty stand out in colour and in the table. */
export function HourBars({ hours }: { hours: Report['byHour'] }) {
  const t = useLightT();
  const most = Math.max(1, ...hours.map((hour) => hour.receptions));
  const step = width / Math.max(1, hours.length);
  return (
    <svg className="lp-bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('shop.byHour')}>
      {hours.map((hour, index) => {
        const size = (hour.receptions / most) * (floor - 14);
        return (
          <g key={hour.hour}>
            <rect
              x={index * step + 1}
              y={floor - size}
              width={Math.max(1, step - 2)}
              height={size}
              rx={2}
              fill={isShort(hour) ? 'var(--bad)' : 'var(--bar)'}
            />
            {index % Math.ceil(hours.length / 8) === 0 && (
              <text
                x={index * step + step / 2}
                y={height - 4}
                fontSize={10}
                textAnchor="middle"
                fill="var(--soft)"
              >
                {hour.hour}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
