import { PaperClipOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { Fragment, useEffect, useRef } from 'react';
import type { MessageDirection } from '../../gql/office/graphql';
import { formatClock } from '../../format/dates';
import { formatFen, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { speakerOf } from '../../light/speaker';
import { isOf } from './is-of';
import { type Hit, segmentsOf } from './segments';

interface Message {
  readonly id: string;
  readonly at: string;
  readonly direction: MessageDirection;
  readonly type: string;
  readonly text: string;
  readonly agentAlias?: string | null;
  readonly agentId?: string | null;
  readonly agentAccount?: string | null;
}

interface Order {
  readonly id: string;
  readonly orderNo: string;
  readonly paidAt?: string | null;
  readonly paidFen?: number | null;
  readonly status?: string | null;
}

interface Props {
  readonly messages: readonly Message[];
  readonly buyer: string;
  /** In a review: whose messages are looked at. */
  readonly reviewed?: { readonly id: string };
  readonly orders: readonly Order[];
  readonly selectedId?: string | null;
  /** Messages that prove a finding. */
  readonly marked?: ReadonlySet<string>;
  /** By message, stretches that a rule has hit. */
  readonly hits?: ReadonlyMap<string, readonly Hit[]>;
  readonly nameOfItem?: (itemKey: string) => string;
  readonly onSelect?: (id: string) => void;
}

const gapWorthShowing = 60;
const threeMinutes = 180;

function Gap({ seconds }: { seconds: number }) {
  const t = useT();
  const locale = useLocale();
  if (seconds < gapWorthShowing) return null;
  // A long silence takes more room, up to a point, so that waiting is seen and not only read.
  const room = Math.min(48, 8 + seconds / 20);
  return (
    <div style={{ textAlign: 'center', paddingBlock: room / 2 }}>
      <Typography.Text type={seconds > threeMinutes ? 'danger' : 'secondary'}>
        {t('shop.gap', { time: formatSeconds(seconds, locale) })}
      </Typography.Text>
    </div>
  );
}

function Text(props: {
  text: string;
  hits: readonly Hit[];
  nameOf: ((itemKey: string) => string) | undefined;
}) {
  const t = useT();
  const { text, hits, nameOf = (key) => key } = props;
  if (hits.length === 0) return text;
  return segmentsOf(text, hits).map((segment, index) => {
    if (segment.hits.length === 0) return <Fragment key={index}>{segment.text}</Fragment>;
    const isFault = segment.hits.some(({ itemKey }) => itemKey !== null);
    const why = segment.hits.map(({ itemKey, why: reason, instead }) =>
      [itemKey && nameOf(itemKey), reason, instead && t('qc.instead', { words: instead })]
        .filter(Boolean)
        .join(' · '),
    );
    return (
      <u key={index} className={isFault ? 'hit-rule' : 'hit-mask'} title={[...new Set(why)].join('\n')}>
        {segment.text}
      </u>
    );
  });
}

/** The talk as the buyer saw it, with its silences. */
export function Messages({
  messages,
  buyer,
  reviewed,
  orders,
  selectedId,
  marked,
  hits,
  nameOfItem,
  onSelect,
}: Props) {
  const t = useT();
  const selected = useRef<HTMLDivElement>(null);
  useEffect(() => {
    selected.current?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <>
      {messages.map((message, index) => {
        const before = messages[index - 1];
        const isSelected = message.id === selectedId;
        const fromBuyer = message.direction === 'buyer';
        const isReviewed = reviewed !== undefined && isOf(message, reviewed.id);
        const stands = !fromBuyer && (reviewed === undefined || isReviewed);
        return (
          <Fragment key={message.id}>
            {before && <Gap seconds={(Date.parse(message.at) - Date.parse(before.at)) / 1000} />}
            <div
              ref={isSelected ? selected : undefined}
              data-message={message.id}
              onClick={onSelect && (() => onSelect(message.id))}
              style={{
                marginBlock: 6,
                paddingInline: 6,
                textAlign: fromBuyer ? 'left' : 'right',
                cursor: onSelect ? 'pointer' : undefined,
                borderInlineStart: isSelected ? '3px solid var(--accent)' : '3px solid transparent',
              }}
            >
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {isReviewed && <Tag color="blue">{t('qc.reviewed')}</Tag>}
                {speakerOf(message, buyer, t)} {formatClock(message.at)}{' '}
                {marked?.has(message.id) && <PaperClipOutlined />}
              </Typography.Text>
              <div>
                <span
                  style={{
                    display: 'inline-block',
                    maxWidth: '84%',
                    textAlign: 'left',
                    whiteSpace: 'pre-wrap',
                    overflowWrap: 'anywhere',
                    padding: '6px 10px',
                    borderRadius: 8,
                    border: `1px solid ${marked?.has(message.id) ? 'var(--bad)' : 'var(--line)'}`,
                    background: stands ? 'color-mix(in srgb, var(--accent) 12%, var(--card))' : 'var(--page)',
                  }}
                >
                  <Text text={message.text} hits={hits?.get(message.id) ?? []} nameOf={nameOfItem} />
                </span>
              </div>
            </div>
          </Fragment>
        );
      })}
      {orders.length > 0 && (
        <Flex gap={8} wrap style={{ marginTop: 12 }}>
          {orders.map((order) => (
            <Tag key={order.id}>
              {order.orderNo} {order.status}{' '}
              {order.paidAt ? t('shop.paid', { amount: formatFen(order.paidFen) }) : t('shop.unpaid')}
            </Tag>
          ))}
        </Flex>
      )}
    </>
  );
}
