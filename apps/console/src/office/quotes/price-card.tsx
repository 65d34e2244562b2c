import { LockOutlined } from '@ant-design/icons';
import { costComponents } from '@zuoxi/vocabulary';
import { Alert, Card, Collapse, Descriptions, Flex, Statistic } from 'antd';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import type { Preview } from './use-offer';

interface Props {
  readonly preview: Preview;
  readonly months: number;
  readonly loading: boolean;
}

/** A component's name in words; one that this version does not know prints as it is called. */
export function useComponentName(): (component: string) => string {
  const t = useT();
  return (component) => {
    const known = costComponents.find((each) => each === component);
    return known ? t(`cost.${known}`) : component;
  };
}

function Lines({ rows }: { rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <Descriptions
      size="small"
      column={1}
      items={rows.map(([label, value]) => ({
        key: label,
        label,
        children: <span style={{ marginLeft: 'auto' }}>{value}</span>,
      }))}
    />
  );
}

export function PriceCard({ preview, months, loading }: Props) {
  const t = useT();
  const nameOf = useComponentName();
  const { pricing } = preview;
  return (
    <Card size="small" style={{ marginBottom: 12, opacity: loading ? 0.6 : 1 }} aria-busy={loading}>
      <div role="group" aria-label={t('share.perMonth')}>
        <Statistic title={t('share.perMonth')} value={formatFen(preview.totalFen)} />
      </div>
      <Lines
        rows={[
          [t('share.baseFee'), formatFen(preview.baseFeeFen)],
          [t('share.discount'), formatFen(-Math.abs(preview.discountFen))],
          [t('share.tax'), formatFen(preview.taxFen)],
          [t('share.seats'), t('common.seats', { count: preview.sizing.seats })],
          [t('share.months'), t('common.months', { count: months })],
        ]}
      />
      <Flex gap={6} style={{ marginTop: 8 }}>
        <LockOutlined aria-hidden />
        <strong>{t('workbench.margin', { rate: formatRate(pricing.margin) })}</strong>
        <span style={{ color: 'var(--soft)' }}>
          {t('workbench.marginFloor', { rate: formatRate(pricing.marginFloor) })}
        </span>
      </Flex>
      {pricing.belowFloor && (
        <Alert type="warning" showIcon title={t('workbench.belowFloor')} style={{ marginTop: 8 }} />
      )}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'cost',
            label: t('workbench.costParts', { people: pricing.people, version: pricing.priceBookVersion }),
            children: (
              <Lines
                rows={[
                  ...[...pricing.components, ...pricing.overheads].map(
                    (part) => [nameOf(part.component), formatFen(part.amountFen)] as const,
                  ),
                  [t('workbench.cost'), formatFen(pricing.costFen)] as const,
                  [t('workbench.perSeat'), formatFen(pricing.baseFeePerSeatFen)] as const,
                ]}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
