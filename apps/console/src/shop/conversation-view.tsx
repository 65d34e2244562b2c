import { Fragment } from 'react';
import { formatClock } from '../format/dates';
import { formatFen, formatSeconds } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { speakerOf } from '../light/speaker';
import { shopConversationDocument } from './documents';
import { useAsk } from './shop-api';

const gapWorthShowing = 180;

export function ConversationView({ slug, id }: { slug: string; id: string }) {
  const t = useRowsT();
  const locale = useLocale();
  const { data, problem, again } = useAsk(slug, shopConversationDocument, { id });
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[44, 44, 44]} />;
  const conversation = data.conversation;
  if (!conversation) return <p>{t('shop.noRows')}</p>;
  const buyer = conversation.buyer;
  return (
    <>
      {conversation.messages.map((message, index) => {
        const before = conversation.messages[index - 1];
        const gap = before ? (Date.parse(message.at) - Date.parse(before.at)) / 1000 : 0;
        return (
          <Fragment key={message.id}>
            {gap >= gapWorthShowing && (
              <p className="lp-soft" style={{ textAlign: 'center' }}>
                {t('shop.gap', { time: formatSeconds(gap, locale) })}
              </p>
            )}
            <div className={`lp-said${message.direction === 'buyer' ? '' : ' lp-said-agent'}`}>
              <span className="lp-soft">
                {speakerOf(message, buyer, t)} {formatClock(message.at)}
              </span>
              <br />
              <div className="lp-pre">{message.text}</div>
            </div>
          </Fragment>
        );
      })}
      {conversation.orders.length > 0 && <h2>{t('shop.orders')}</h2>}
      <ul className="lp-list">
        {conversation.orders.map((order) => (
          <li key={order.id} className="lp-row">
            <span>
              {order.orderNo} {order.status}
            </span>
            <span>
              {order.paidAt ? t('shop.paid', { amount: formatFen(order.paidFen) }) : t('shop.unpaid')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
