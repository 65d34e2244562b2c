import { Button, Tag } from 'antd';
import { formatClock } from '../../format/dates';
import { useT } from '../../i18n/office';
import type { QueueEntry } from './documents';
import { reviewStatusColor } from './review-status';

interface Props {
  readonly entries: readonly QueueEntry[];
  readonly currentId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly total: number;
  /** Null when all there is, or all that is shown at once, is shown. */
  readonly onMore: (() => void) | null;
}

/** What is to be looked at today, and why it was drawn. */
export function Queue({ entries, currentId, onChoose, total, onMore }: Props) {
  const t = useT();
  return (
    <nav aria-label={t('qc.queue')}>
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          className="qc-entry"
          aria-current={entry.id === currentId}
          onClick={() => onChoose(entry.id)}
        >
          <div style={{ display: 'flex', justifyContent: 'space-between', gap: 4 }}>
            <strong>{entry.agent.alias}</strong>
            <Tag color={reviewStatusColor[entry.status]}>
              {entry.score == null ? t(`reviewStatus.${entry.status}`) : entry.score}
            </Tag>
          </div>
          <div>
            {entry.conversation.buyer} · {formatClock(entry.conversation.startedAt).slice(0, 5)} ·{' '}
            {t('qc.messages', { count: entry.conversation.messageCount })}
          </div>
          <div style={{ color: 'var(--soft)', fontSize: 12 }}>
            {entry.store.name} · {entry.reason}
          </div>
        </button>
      ))}
      {entries.length < total && (
        <p style={{ color: 'var(--soft)', padding: 6 }}>
          {t('qc.shownOf', { shown: entries.length, total })}{' '}
          {onMore ? (
            <Button size="small" onClick={onMore}>
              {t('shop.more')}
            </Button>
          ) : (
            t('qc.chooseStore')
          )}
        </p>
      )}
    </nav>
  );
}
