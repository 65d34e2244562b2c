import { Card } from 'antd';
import type { MyDayQuery } from '../../gql/office/graphql';
import { formatDate, yesterday } from '../../format/dates';
import { formatByUnit } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';

type OwnNumbers = MyDayQuery['myNumbers'][number];
type OwnNumber = OwnNumbers['numbers'][number];

/** Whether a promise is kept; null where there is none, or nothing is known. */
function isKept({ value, target, comparator }: OwnNumber): boolean | null {
  if (value == null || target == null) return null;
  return comparator === '>=' ? Number(value) >= Number(target) : Number(value) <= Number(target);
}

/** Yesterday in one shop, each number beside what is promised and the agent's own week. */
export function MyNumbers({ storeName, numbers }: OwnNumbers) {
  const t = useT();
  const locale = useLocale();
  return (
    <Card
      size="small"
      style={{ marginBottom: 12 }}
      title={`${t('myDay.numbers')} · ${formatDate(yesterday(), locale)} · ${storeName}`}
    >
      <table style={{ width: '100%', borderSpacing: '0 6px' }}>
        <thead>
          <tr style={{ color: 'var(--soft)', fontSize: 12 }}>
            <th style={{ textAlign: 'left', fontWeight: 400 }} />
            {(['own', 'promised', 'week'] as const).map((column) => (
              <th key={column} style={{ textAlign: 'right', fontWeight: 400 }}>
                {t(`myDay.numbers.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbers.map((number) => {
            const kept = isKept(number);
            const say = (value: string | null | undefined) => formatByUnit(value, number.unit, locale);
            return (
              <tr key={number.key}>
                <th scope="row" style={{ textAlign: 'left', fontWeight: 400 }}>
                  {number.name}
                </th>
                <td style={{ textAlign: 'right' }}>
                  <strong style={{ color: kept === false ? 'var(--bad)' : undefined }}>
                    {say(number.value)}
                    {kept !== null && (kept ? ' ✓' : ' ✗')}
                  </strong>
                </td>
                <td style={{ textAlign: 'right' }}>
                  {number.target != null && (number.comparator === '>=' ? '≥ ' : '≤ ')}
                  {say(number.target)}
                </td>
                <td style={{ textAlign: 'right' }}>{say(number.lastSevenDays)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
