import { useQuery } from '@apollo/client/react';
import { Card, Flex, Tag } from 'antd';
import type { ReviewCoverageQuery } from '../../gql/office/graphql';
import { formatDate, formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { Loaded } from '../../ui/loaded';
import { coverageDocument } from './documents';
import { UnmatchedAlert } from './unmatched-accounts';

type Row = ReviewCoverageQuery['reviewCoverage']['agents'][number];

const colors: Record<Row['coverage'], string> = { missing: 'red', late: 'orange', inTime: 'green' };

/** Of a day: who had chats, and whose were reviewed by the end of the next. Who is missing stands first, by name. */
export function CoverageCard({ on, storeId }: { on: string; storeId: string | null }) {
  const t = useT();
  const locale = useLocale();
  const result = useQuery(coverageDocument, { variables: { on, storeId } });
  return (
    <Card size="small" title={t('qc.coverage', { on: formatDate(on, locale) })} style={{ marginBottom: 12 }}>
      <Loaded result={result}>
        {({ reviewCoverage: { agentsWithChats, reviewedInTime, unmatchedAccounts, agents } }) => (
          <>
            <UnmatchedAlert accounts={unmatchedAccounts} />
            <p style={{ marginTop: 0 }}>
              {agentsWithChats === 0
                ? t('qc.coverageNone')
                : t('qc.coverageSentence', {
                    chats: agentsWithChats,
                    reviewed: reviewedInTime,
                    share: `${((reviewedInTime / agentsWithChats) * 100).toFixed(1)}%`,
                  })}
            </p>
            <Flex gap={4} wrap tabIndex={0} style={{ maxHeight: 120, overflow: 'auto' }}>
              {agents.map(({ agent, chats, coverage, reviewedAt }) => (
                <Tag
                  key={agent.id}
                  color={colors[coverage]}
                  title={reviewedAt ? formatDateTime(reviewedAt) : NO_DATA}
                >
                  {agent.alias} · {t(`coverage.${coverage}`)} {t('qc.chats', { count: chats })}
                </Tag>
              ))}
            </Flex>
          </>
        )}
      </Loaded>
    </Card>
  );
}
