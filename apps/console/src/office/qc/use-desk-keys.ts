import { useCallback, useMemo, useState } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { type PageKey, usePageKeys } from '../../shell/keys';
import { itemKeyAt, itemKeysShown } from './item-keys';
import type { Move, Picked } from './use-scoring';

interface Desk {
  readonly messages: readonly { readonly id: string }[];
  readonly items: ReviewDetailFragment['scorecard']['items'];
  readonly proposal: readonly Picked[];
  readonly selectedId: string | null;
  readonly select: (id: string) => void;
  readonly dispatch: (move: Move) => void;
  readonly onStep: (by: number) => void;
  /** The last step of this draft, or the review submitted before. */
  readonly undo: () => void;
  readonly submit: () => void;
}

/** Everything an inspector does, without the mouse. Returns whether the next item key says "does not apply". */
export function useDeskKeys(desk: Desk): boolean {
  const { messages, items, proposal, selectedId, select, dispatch, onStep, undo, submit } = desk;
  const [applying, setApplying] = useState(false);
  const pick = useCallback(
    (item: (typeof items)[number]) => {
      dispatch({ type: applying ? 'apply' : 'toggle', item });
      setApplying(false);
    },
    [applying, dispatch],
  );
  const keys = useMemo((): readonly PageKey[] => {
    const move = (by: number) => {
      const index = messages.findIndex((message) => message.id === selectedId);
      const next = messages[Math.min(messages.length - 1, Math.max(0, index + by))];
      if (next) select(next.id);
    };
    const points = (next: (now: number) => number) => dispatch({ type: 'points', points: next, items });
    return [
      { key: 'j', label: 'qc.keyNextMessage', run: () => move(1) },
      { key: 'k', label: 'qc.keyPreviousMessage', run: () => move(-1) },
      { key: 'n', label: 'qc.keyNext', run: () => onStep(1) },
      { key: 'p', label: 'qc.keyPrevious', run: () => onStep(-1) },
      ...items.flatMap((item, index): PageKey[] => {
        const key = itemKeyAt(index);
        const shownAs = index === 0 ? itemKeysShown(items.length) : '';
        return key ? [{ key, shownAs, label: 'qc.keyPick', run: () => pick(item) }] : [];
      }),
      ...Array.from({ length: 9 }, (_, index): PageKey => ({
        key: `Shift ${index + 1}`,
        code: `Digit${index + 1}`,
        shownAs: index === 0 ? 'Shift 1–9' : '',
        label: 'qc.keyPoints',
        run: () => points(() => index + 1),
      })),
      { key: '=', label: 'qc.keyMorePoints', run: () => points((now) => now + 0.5) },
      { key: '-', label: 'qc.keyFewerPoints', run: () => points((now) => now - 0.5) },
      { key: 'x', label: 'qc.keyNotApplicable', run: () => setApplying((before) => !before) },
      {
        key: 'e',
        label: 'qc.keyAttach',
        run: () => selectedId && dispatch({ type: 'attach', messageId: selectedId }),
      },
      { key: 'a', label: 'qc.keyAccept', run: () => dispatch({ type: 'accept', proposal }) },
      { key: 'u', label: 'qc.keyUndo', run: undo },
      { key: 'Enter', label: 'qc.keySubmit', run: submit },
    ];
  }, [messages, items, proposal, selectedId, select, dispatch, onStep, undo, submit, pick]);
  usePageKeys(keys);
  return applying;
}
