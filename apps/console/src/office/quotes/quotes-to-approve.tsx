import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { QuotesToApproveQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { MoreButton } from '../../ui/more-button';
import { problemOf } from '../../ui/problem-of';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonField } from '../../ui/reason-field';
import { useAction } from '../../ui/use-action';
import { approveQuoteDocument, quotesToApproveDocument, returnQuoteDocument } from './documents';

type Quote = QuotesToApproveQuery['quotesToApprove']['edges'][number]['node'];

function Decision({ quote }: { quote: Quote }) {
  const t = useT();
  const [comment, setComment] = useState('');
  const approve = useAction(approveQuoteDocument);
  const giveBack = useAction(returnQuoteDocument);
  const text = comment.trim();
  const { margin, marginFloor } = quote.pricing;
  return (
    <div>
      <Link to="/stores/$storeId" params={{ storeId: quote.store.id }}>
        {quote.store.name} · {quote.number} · v{quote.revision}
      </Link>
      <div>
        {formatFen(quote.totalFen)} · {t('share.discount')} {formatRate(quote.discount)} ·{' '}
        <span style={{ color: 'var(--bad)' }}>↓ {t('workbench.margin', { rate: formatRate(margin) })}</span>{' '}
        <span style={{ color: 'var(--soft)' }}>
          {t('workbench.marginFloor', { rate: formatRate(marginFloor) })}
        </span>
      </div>
      <Typography.Paragraph style={{ marginBottom: 6 }}>
        {quote.approval?.reason}{' '}
        <Typography.Text type="secondary">
          {t('common.by', {
            name: quote.approval?.requestedBy ?? '—',
            at: formatDateTime(quote.approval?.requestedAt),
          })}
        </Typography.Text>
      </Typography.Paragraph>
      <ProblemAlert problem={approve.problem ?? giveBack.problem} />
      <Flex gap={8} wrap>
        <div style={{ flex: 1, minWidth: 200 }}>
          <ReasonField
            of="quote-returned"
            value={comment}
            ariaLabel={t('approval.comment')}
            placeholder={t('approval.comment')}
            onChange={setComment}
          />
        </div>
        <Button
          type="primary"
          loading={approve.busy}
          onClick={() => void approve.run({ input: { id: quote.id, comment: text || null } })}
        >
          {t('approval.approve')}
        </Button>
        <Button
          disabled={text === ''}
          title={text === '' ? t('approval.commentNeeded') : undefined}
          loading={giveBack.busy}
          onClick={() => void giveBack.run({ input: { id: quote.id, comment: text } })}
        >
          {t('approval.return')}
        </Button>
      </Flex>
    </div>
  );
}

/** Quotes below the margin floor that wait for whoever may waive it; nothing is shown when none does. */
export function QuotesToApprove() {
  const t = useT();
  const { data, error, refetch, fetchMore } = useQuery(quotesToApproveDocument, {
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />;
  const waiting = data?.quotesToApprove;
  if (!waiting?.totalCount) return null;
  return (
    <Card
      size="small"
      title={t('approval.title', { count: waiting.totalCount })}
      style={{ marginBottom: 12, borderColor: 'var(--ant-color-warning)' }}
    >
      <Flex vertical gap={16}>
        {waiting.edges.map(({ node }) => (
          <Decision key={node.id} quote={node} />
        ))}
      </Flex>
      <MoreButton page={waiting.pageInfo} more={(after) => fetchMore({ variables: { after } })} />
    </Card>
  );
}
