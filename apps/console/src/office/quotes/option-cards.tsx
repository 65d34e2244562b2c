import { skipToken, useQuery } from '@apollo/client/react';
import { LockOutlined } from '@ant-design/icons';
import { Card, Col, Row, Skeleton } from 'antd';
import type { QuoteOptionsQuery } from '../../gql/office/graphql';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { problemOf } from '../../ui/problem-of';
import { ProblemAlert } from '../../ui/problem-alert';
import { quoteOptionsDocument } from './documents';
import type { Offer } from './use-offer';

type Option = QuoteOptionsQuery['quoteOptions'][number];

interface CardProps {
  readonly option: Option;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function OptionCard({ option, chosen, onChoose }: CardProps) {
  const t = useT();
  const { preview } = option;
  const { sizing, pricing } = preview;
  return (
    <Card
      size="small"
      hoverable
      role="radio"
      aria-checked={chosen}
      aria-label={t(`option.${option.key}`)}
      tabIndex={0}
      onClick={onChoose}
      onKeyDown={(event) => ['Enter', ' '].includes(event.key) && onChoose()}
      style={{ height: '100%', borderColor: chosen ? 'var(--ant-color-primary)' : undefined }}
      styles={{ body: { padding: 10 } }}
    >
      <strong>
        {chosen ? '● ' : '○ '}
        {t(`option.${option.key}`)}
      </strong>
      <div style={{ fontSize: 17, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatFen(preview.totalFen)}
      </div>
      <div style={{ color: 'var(--soft)', fontSize: 12 }}>
        <div>{t('option.seats', { count: sizing.seats, people: sizing.people })}</div>
        <div>{t('option.promise', { rate: formatRate(preview.threeMinuteTarget) })}</div>
        <div>{t('option.busy', { rate: formatRate(sizing.busyDay.threeMinuteRate) })}</div>
        <div style={{ color: pricing.belowFloor ? 'var(--bad)' : undefined }}>
          <LockOutlined aria-label={t('option.internal')} /> {pricing.belowFloor ? '↓ ' : ''}
          {t('workbench.margin', { rate: formatRate(pricing.margin) })}
        </div>
      </div>
    </Card>
  );
}

interface Props {
  readonly storeId: string;
  readonly offer: Offer;
  /** Of the offer as it was sized; the card with as many is the chosen one. */
  readonly seats: number | undefined;
  readonly onChange: (offer: Offer) => void;
}

/** The same shop at three levels of service; choosing one sets its target and seats. */
export function OptionCards({ storeId, offer, seats, onChange }: Props) {
  const ready = seats !== undefined;
  const { months, discount } = offer;
  const { data, previousData, error, refetch } = useQuery(
    quoteOptionsDocument,
    ready ? { variables: { input: { storeId, months, discount } }, fetchPolicy: 'network-only' } : skipToken,
  );
  const options = (data ?? previousData)?.quoteOptions;
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  if (!options) return ready ? <Skeleton active paragraph={{ rows: 3 }} /> : null;
  return (
    <Row gutter={[8, 8]} role="radiogroup" style={{ marginBottom: 12 }}>
      {options.map((option) => (
        <Col xs={24} sm={8} lg={24} xl={8} key={option.key}>
          <OptionCard
            option={option}
            chosen={option.preview.sizing.seats === seats}
            onChoose={() =>
              onChange({
                ...offer,
                threeMinuteTarget: option.preview.threeMinuteTarget,
                seats: option.preview.sizing.seats,
              })
            }
          />
        </Col>
      ))}
    </Row>
  );
}
