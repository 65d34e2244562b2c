import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Card, Space, Table, Typography } from 'antd';
import type { CommonFindingsQuery } from '../../gql/office/graphql';
import { addDays, today } from '../../format/dates';
import { formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { commonFindingsDocument } from './documents';

type Finding = CommonFindingsQuery['commonFindings'][number];

interface Props {
  readonly storeId: string | null;
  readonly onItem: (itemKey: string) => void;
}

const daysBack = 6;
const shown = 5;

/** What went wrong most in the last seven days, whose chats show it, and examples to train with. */
export function CommonFindings({ storeId, onItem }: Props) {
  const t = useT();
  const toOn = today();
  const result = useQuery(commonFindingsDocument, {
    variables: { fromOn: addDays(toOn, -daysBack), toOn, storeId },
  });
  return (
    <Card size="small" title={t('findings.title')} style={{ marginBottom: 12 }}>
      <Loaded result={result}>
        {({ commonFindings }) =>
          commonFindings.length === 0 ? (
            <EmptyState text={t('findings.none')} />
          ) : (
            <Table<Finding>
              size="small"
              rowKey="itemKey"
              pagination={false}
              scroll={{ x: 'max-content' }}
              dataSource={commonFindings.slice(0, shown)}
              columns={[
                {
                  title: t('qc.item'),
                  width: 260,
                  render: (_, { itemKey, name, group }) => (
                    <>
                      <Typography.Link onClick={() => onItem(itemKey)}>{name}</Typography.Link>
                      {group && <div style={{ color: 'var(--soft)', fontSize: 12 }}>{group}</div>}
                    </>
                  ),
                },
                {
                  title: t('findings.reviews'),
                  align: 'right',
                  render: (_, { reviews, scored }) => (
                    <>
                      {reviews}{' '}
                      <span style={{ color: 'var(--soft)' }}>
                        / {scored} · {formatRate(reviews / scored)}
                      </span>
                    </>
                  ),
                },
                {
                  title: t('shop.agent'),
                  render: (_, { agents }) =>
                    agents.map(({ agent, reviews }) => `${agent.alias} ×${reviews}`).join('、'),
                },
                {
                  title: t('findings.examples'),
                  render: (_, { examples }) => (
                    <Space size={12} wrap>
                      {examples.map((review) => (
                        <Link key={review.id} to="/qc/reviews/$reviewId" params={{ reviewId: review.id }}>
                          {review.agent.alias} {review.on.slice(5)}
                        </Link>
                      ))}
                    </Space>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Card>
  );
}
