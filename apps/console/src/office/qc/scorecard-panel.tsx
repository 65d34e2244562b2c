import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Typography } from 'antd';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { type Picked, scoreOf } from './use-scoring';

interface Props {
  readonly scorecard: ReviewDetailFragment['scorecard'];
  readonly picked: readonly Picked[];
  readonly proposal: readonly Picked[];
  readonly mayUndo: boolean;
  readonly onAccept: () => void;
  readonly busy: boolean;
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly onToggle: (itemKey: string) => void;
  readonly onUndo: () => void;
  readonly onSubmit: () => void;
}

const keyed = 9;

export function ScorecardPanel(props: Props) {
  const {
    scorecard,
    picked,
    proposal,
    mayUndo,
    onAccept,
    busy,
    comment,
    onComment,
    onToggle,
    onUndo,
    onSubmit,
  } = props;
  const t = useT();
  const score = scoreOf(scorecard.items, picked);
  const isProposed = (itemKey: string) => proposal.some((each) => each.itemKey === itemKey);
  const isAccepted = proposal.every(({ itemKey }) => picked.some((each) => each.itemKey === itemKey));
  const groups = [...new Set(scorecard.items.map((item) => item.group))];
  return (
    <>
      <div className="qc-score">
        <Flex justify="space-between" align="center" gap={8} wrap>
          <span>
            <strong style={{ fontSize: 28, color: score < 60 ? 'var(--bad)' : undefined }}>{score}</strong>
            <Typography.Text type="secondary"> / 100</Typography.Text>
          </span>
          <Flex gap={4} wrap>
            <Button
              disabled={isAccepted}
              title={proposal.length === 0 ? t('qc.nothingProposed') : undefined}
              onClick={onAccept}
            >
              {t('qc.accept')} (a)
            </Button>
            <Button disabled={!mayUndo} onClick={onUndo}>
              {t('common.undo')} (u)
            </Button>
            <Button type="primary" loading={busy} onClick={onSubmit}>
              {t('qc.submit')} (Enter)
            </Button>
          </Flex>
        </Flex>
        <Typography.Text type="secondary">
          {scorecard.name} v{scorecard.version}
        </Typography.Text>
      </div>
      {groups.map((group) => (
        <div key={group} style={{ marginBottom: 8 }}>
          <Typography.Text type="secondary">{group}</Typography.Text>
          {scorecard.items.map((item, index) => {
            if (item.group !== group) return null;
            const mark = picked.find((each) => each.itemKey === item.key);
            return (
              <button
                key={item.key}
                type="button"
                className="qc-item"
                aria-pressed={Boolean(mark)}
                onClick={() => onToggle(item.key)}
              >
                <Flex justify="space-between" gap={8}>
                  <span>
                    {index < keyed && <Typography.Text keyboard>{index + 1}</Typography.Text>} {item.name}
                    {isProposed(item.key) && !mark && (
                      <Typography.Text type="warning" style={{ fontSize: 12 }}>
                        {' '}
                        ⌁ {t('qc.proposed')}
                      </Typography.Text>
                    )}
                  </span>
                  <span style={{ color: item.fatal ? 'var(--bad)' : 'var(--soft)', whiteSpace: 'nowrap' }}>
                    {item.fatal ? t('qc.fatal') : `−${item.points}`}
                    {mark && mark.messageIds.length > 0 && (
                      <>
                        {' '}
                        <PaperClipOutlined /> {mark.messageIds.length}
                      </>
                    )}
                  </span>
                </Flex>
              </button>
            );
          })}
        </div>
      ))}
      <Input.TextArea
        rows={3}
        value={comment}
        aria-label={t('qc.comment')}
        placeholder={t('qc.comment')}
        onChange={(event) => onComment(event.target.value)}
      />
    </>
  );
}
