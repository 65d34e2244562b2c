import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { Card, Col, Row } from 'antd';
import { useMemo, useState } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Messages } from '../conversations/messages';
import { reviewDocument } from './documents';
import { Findings, messagesOf } from './scored-review';
import './qc.css';

function ReviewView({ review }: { review: ReviewDetailFragment }) {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const marked = useMemo(() => new Set(review.findings.flatMap((finding) => finding.messageIds)), [review]);
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} lg={16}>
        <Card size="small">
          <Messages
            messages={messagesOf(review)}
            buyer={review.conversation.buyer}
            reviewed={review.agent}
            orders={review.conversation.orders}
            selectedId={selectedId}
            marked={marked}
          />
        </Card>
      </Col>
      <Col xs={24} lg={8}>
        <Card size="small">
          <Findings review={review} onShow={setSelectedId} />
        </Card>
      </Col>
    </Row>
  );
}

export function ReviewPage() {
  const t = useT();
  const locale = useLocale();
  const { reviewId } = useParams({ from: '/qc/reviews/$reviewId' });
  const result = useQuery(reviewDocument, { variables: { id: reviewId } });
  const review = result.data?.review;
  return (
    <Page
      tabTitle={t('qc.review')}
      title={
        review
          ? `${review.agent.alias} · ${review.store.name} · ${formatDate(review.on, locale)}`
          : t('qc.review')
      }
      actions={<HistoryLink type="review" subject={reviewId} />}
    >
      <Loaded result={result}>
        {(data) =>
          data.review ? <ReviewView review={data.review} /> : <EmptyState text={t('shell.notFound')} />
        }
      </Loaded>
    </Page>
  );
}
