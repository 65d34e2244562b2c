import { useQuery } from '@apollo/client/react';
import { Card, Col, Row } from 'antd';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { yesterday } from '../../format/dates';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { ExportMenu } from '../../ui/table/table-tools';
import { Messages } from '../conversations/messages';
import { DecideAppeal } from './decide-appeal';
import { CoverageCard } from './coverage-card';
import { openAppealsDocument } from './documents';
import { Findings, messagesOf } from './scored-review';
import './qc.css';

export function AppealsPage() {
  const t = useT();
  const result = useQuery(openAppealsDocument);
  return (
    <Page
      title={t('nav.appeals')}
      actions={
        <ExportMenu
          source={{
            list: 'appeals',
            title: t('nav.appeals'),
            document: openAppealsDocument,
            variables: {},
            rows: 'openAppeals',
          }}
          columns={[
            { title: t('shop.agent'), path: 'agent.alias', kind: 'text' },
            { title: t('common.store'), path: 'store.name', kind: 'text' },
            { title: t('common.date'), path: 'on', kind: 'date' },
            { title: t('qc.score'), path: 'score', kind: 'number' },
            { title: t('qc.inspector'), path: 'inspector', kind: 'text' },
            { title: t('qc.appealReason'), path: 'appeal.reason', kind: 'text' },
            { title: t('qc.appealFiledAt'), path: 'appeal.filedAt', kind: 'instant' },
            { title: t('qc.decision'), path: 'appeal.decision', kind: 'text' },
          ]}
        />
      }
    >
      <CoverageCard on={yesterday()} storeId={null} />
      <Loaded result={result}>
        {({ openAppeals }) =>
          openAppeals.edges.length === 0 ? (
            <EmptyState text={t('qc.noAppeals')} />
          ) : (
            <>
              {openAppeals.edges.map(({ node: review }) => (
                <Card
                  key={review.id}
                  size="small"
                  role="region"
                  aria-label={`${review.agent.alias} · ${review.store.name} · ${review.on}`}
                  style={{ marginBottom: 12 }}
                  title={`${review.agent.alias} · ${review.store.name} · ${review.on}`}
                >
                  <Row gutter={[12, 12]}>
                    <Col xs={24} lg={14} tabIndex={0} style={{ maxHeight: 420, overflow: 'auto' }}>
                      <Messages
                        messages={messagesOf(review)}
                        buyer={review.conversation.buyer}
                        reviewed={review.agent}
                        orders={review.conversation.orders}
                        marked={new Set(review.findings.flatMap((finding) => finding.messageIds))}
                      />
                    </Col>
                    <Col xs={24} lg={10}>
                      <Findings review={review} />
                      {review.mayDecide ? (
                        <DecideAppeal review={review} />
                      ) : (
                        review.status === 'appealed' && <p>{t('qc.decidedByAnother')}</p>
                      )}
                    </Col>
                  </Row>
                </Card>
              ))}
              {openAppeals.edges.length < (openAppeals.totalCount ?? 0) && (
                <p>{t('qc.shownOf', { shown: openAppeals.edges.length, total: openAppeals.totalCount })}</p>
              )}
              <MoreButton
                page={openAppeals.pageInfo}
                more={(after) => result.fetchMore({ variables: { after } })}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
