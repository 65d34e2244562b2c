import { formatCount, formatMinute, formatRate, NO_DATA } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { Cell, type OpenRows } from './cell';
import type { Report } from './documents';
import { isShort } from './hour-bars';

export function HourTable({ report, onOpen }: { report: Report; onOpen: OpenRows }) {
  const t = useRowsT();
  const numberOf = (key: string) => report.numbers.find((number) => number.key === key);
  const cell = (hour: number, key: string, text: string) => {
    const number = numberOf(key);
    const name = `${formatMinute(hour * 60)} · ${number?.name}`;
    return <Cell text={text} onOpen={number ? () => onOpen({ ...number, name }, { hour }) : null} />;
  };
  const openShifts = (hour: number) =>
    onOpen(
      { name: `${formatMinute(hour * 60)} · ${t('shop.onDuty')}`, metric: '', unit: 'count', rows: 'shifts' },
      { hour },
    );
  return (
    <table>
      <thead>
        <tr>
          <th>{t('shop.hour')}</th>
          <th>{t('shop.receptions')}</th>
          <th>{t('shop.rate3m')}</th>
          <th>{t('shop.onDuty')}</th>
        </tr>
      </thead>
      <tbody>
        {report.byHour.map((hour) => {
          const short = isShort(hour);
          return (
            <tr key={hour.hour}>
              <td>{formatMinute(hour.hour * 60)}</td>
              <td>{cell(hour.hour, 'receptions', formatCount(hour.receptions))}</td>
              <td>{cell(hour.hour, 'threeMinuteRate', formatRate(hour.threeMinuteRate))}</td>
              <td className={short ? 'lp-bad' : undefined}>
                {short ? '↓ ' : ''}
                <Cell
                  text={`${hour.seatsOnDuty ?? NO_DATA} / ${hour.seatsNeeded ?? NO_DATA}`}
                  onOpen={report.shifts ? () => openShifts(hour.hour) : null}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
