import { PaperClipOutlined } from '@ant-design/icons';
import { maximumScore, outcomeOf } from '@zuoxi/vocabulary';
import { Button, Flex, Input, InputNumber, Typography } from 'antd';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { itemKeyAt } from './item-keys';
import type { Draft, Picked } from './use-scoring';

type Scorecard = ReviewDetailFragment['scorecard'];
type Item = Scorecard['items'][number];

interface Props {
  readonly scorecard: Scorecard;
  readonly draft: Draft;
  readonly proposal: readonly Picked[];
  readonly mayUndo: boolean;
  readonly onAccept: () => void;
  readonly busy: boolean;
  readonly onComment: (comment: string) => void;
  readonly onToggle: (item: Item) => void;
  readonly onApply: (item: Item) => void;
  readonly onPoints: (item: Item, points: number) => void;
  readonly onUndo: () => void;
  readonly onSubmit: () => void;
}

function ItemRow({ item, index, ...props }: Props & { item: Item; index: number }) {
  const t = useT();
  const { draft, proposal, onToggle, onApply, onPoints } = props;
  const mark = draft.picked.find((each) => each.itemKey === item.key);
  const applies = !draft.notApplicable.includes(item.key);
  const isProposed = !mark && applies && proposal.some((each) => each.itemKey === item.key);
  const key = itemKeyAt(index);
  return (
    <Flex align="center" gap={4}>
      <button
        type="button"
        className="qc-item"
        aria-pressed={Boolean(mark)}
        style={{ opacity: applies ? undefined : 0.5 }}
        onClick={() => onToggle(item)}
      >
        <Flex justify="space-between" gap={8}>
          <span>
            {key && <Typography.Text keyboard>{key}</Typography.Text>} {item.name}
            {isProposed && (
              <Typography.Text type="warning" style={{ fontSize: 12 }}>
                {' '}
                ⌁ {t('qc.proposed')}
              </Typography.Text>
            )}
          </span>
          <span style={{ color: item.fatal ? 'var(--bad)' : 'var(--soft)', whiteSpace: 'nowrap' }}>
            {item.fatal ? t('qc.fatal') : `−${mark?.deduction ?? item.points}`}
            {mark && mark.messageIds.length > 0 && (
              <>
                {' '}
                <PaperClipOutlined /> {mark.messageIds.length}
              </>
            )}
          </span>
        </Flex>
      </button>
      {!item.fatal && (
        <>
          {/* Its room is kept, so that nothing moves under the pointer. */}
          <InputNumber
            size="small"
            min={0.5}
            max={item.points}
            step={0.5}
            value={mark?.deduction ?? null}
            disabled={!mark}
            aria-label={t('qc.pointsOf', { item: item.name })}
            style={{ width: 62, flex: 'none', visibility: mark ? undefined : 'hidden' }}
            onChange={(points) => points !== null && onPoints(item, points)}
          />
          <Button
            size="small"
            type={applies ? 'text' : 'default'}
            aria-pressed={!applies}
            aria-label={`${t('qc.notApplicable')} ${item.name}`}
            title={t('qc.notApplicableHint')}
            onClick={() => onApply(item)}
          >
            {t('qc.notApplicable')}
          </Button>
        </>
      )}
    </Flex>
  );
}

export function ScorecardPanel(props: Props) {
  const { scorecard, draft, proposal, mayUndo, onAccept, busy, onComment, onUndo, onSubmit } = props;
  const t = useT();
  const { score, earned, applicable } = outcomeOf(scorecard.items, draft.picked, draft.notApplicable);
  const isAccepted = proposal.every(
    ({ itemKey }) =>
      draft.picked.some((each) => each.itemKey === itemKey) || draft.notApplicable.includes(itemKey),
  );
  const groups = [...new Set(scorecard.items.map((item) => item.group))];
  return (
    <>
      <div className="qc-score">
        <Flex justify="space-between" align="center" gap={8} wrap>
          <span>
            <strong style={{ fontSize: 28, color: score !== null && score < 60 ? 'var(--bad)' : undefined }}>
              {score ?? NO_DATA}
            </strong>
            <Typography.Text type="secondary"> / {maximumScore}</Typography.Text>
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
          {scorecard.name} v{scorecard.version} ·{' '}
          {applicable === 0 ? t('qc.nothingApplies') : t('qc.earned', { earned, applicable })}
        </Typography.Text>
      </div>
      {groups.map((group) => (
        <div key={group} style={{ marginBottom: 8 }}>
          <Typography.Text type="secondary">{group}</Typography.Text>
          {scorecard.items.map(
            (item, index) =>
              item.group === group && <ItemRow key={item.key} {...props} item={item} index={index} />,
          )}
        </div>
      ))}
      <Input.TextArea
        rows={3}
        value={draft.comment}
        aria-label={t('qc.comment')}
        placeholder={t('qc.comment')}
        onChange={(event) => onComment(event.target.value)}
      />
    </>
  );
}
