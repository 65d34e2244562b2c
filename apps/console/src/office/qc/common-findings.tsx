import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Card, Flex, Typography } from 'antd';
import { useState } from 'react';
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
const namesShown = 8;

/** Each name with its count in one piece; the list wraps between them, and its tail opens when it is wanted. */
function Agents({ agents }: { agents: Finding['agents'] }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const hidden = isOpen ? 0 : Math.max(0, agents.length - namesShown);
  return (
    <Flex gap="2px 12px" wrap>
      {agents.slice(0, agents.length - hidden).map(({ agent, reviews }) => (
        <span key={agent.id}>
          {agent.alias} ×{reviews}
        </span>
      ))}
      {hidden > 0 && (
        <Typography.Link onClick={() => setOpen(true)}>
          {t('findings.moreAgents', { count: hidden })}
        </Typography.Link>
      )}
    </Flex>
  );
}

interface RowProps {
  readonly finding: Finding;
  readonly onItem: (itemKey: string) => void;
}

/** Side by side where there is room, one under the other on a phone. */
function FindingRow({
  finding: { itemKey, name, group, reviews, scored, agents, examples },
  onItem,
}: RowProps) {
  const t = useT();
  const soft = { color: 'var(--soft)', fontSize: 12 };
  const column = (basis: number) => ({ flex: `1 1 ${basis}px`, minWidth: 0 });
  return (
    <Flex gap="8px 24px" wrap style={{ padding: '8px 0', borderTop: '1px solid var(--line)' }}>
      <div style={column(240)}>
        <Typography.Link onClick={() => onItem(itemKey)}>{name}</Typography.Link>
        <div>
          {t('findings.reviews')} <b>{reviews}</b> / {scored} · {formatRate(reviews / scored)}
        </div>
        {group && <div style={soft}>{group}</div>}
      </div>
      <div style={column(320)}>
        <div style={soft}>{t('shop.agent')}</div>
        <Agents agents={agents} />
      </div>
      <div style={column(260)}>
        <div style={soft}>{t('findings.examples')}</div>
        <Flex gap="2px 12px" wrap>
          {examples.map((review) => (
            <Link key={review.id} to="/qc/reviews/$reviewId" params={{ reviewId: review.id }}>
              {review.agent.alias} {review.on.slice(5)}
            </Link>
          ))}
        </Flex>
      </div>
    </Flex>
  );
}

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
            commonFindings
              .slice(0, shown)
              .map((finding) => <FindingRow key={finding.itemKey} finding={finding} onItem={onItem} />)
          )
        }
      </Loaded>
    </Card>
  );
}
