import { judged, promised } from '@zuoxi/vocabulary';
import { Card } from 'antd';
import type { MyDayQuery } from '../../gql/office/graphql';
import { formatDate, yesterday } from '../../format/dates';
import { formatByUnit } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';

type OwnNumbers = MyDayQuery['myNumbers'][number];

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
      <table style={{ width: '100%', borderSpacing: '10px 6px' }}>
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
            const { value, target, comparator, kept, unit } = number;
            const say = (figure: string | null | undefined) => formatByUnit(figure, unit, locale);
            return (
              <tr key={number.key}>
                <th scope="row" style={{ textAlign: 'left', fontWeight: 400 }}>
                  {number.name}
                </th>
                <td style={{ textAlign: 'right' }}>
                  <strong style={{ color: kept === false ? 'var(--bad)' : undefined }}>
                    {judged(value, target, kept, unit, locale)}
                    {kept != null && (kept ? ' ✓' : ' ✗')}
                  </strong>
                </td>
                <td style={{ textAlign: 'right' }}>
                  {target == null
                    ? say(null)
                    : `${comparator === '>=' ? '≥' : '≤'} ${promised(target, unit, locale)}`}
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
