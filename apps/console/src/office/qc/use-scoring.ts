import { useCallback, useEffect, useReducer } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';

export interface Picked {
  readonly itemKey: string;
  readonly messageIds: readonly string[];
}

interface Scoring {
  readonly picked: readonly Picked[];
  readonly before: readonly (readonly Picked[])[];
}

type Move =
  | { readonly type: 'toggle'; readonly itemKey: string; readonly messageId: string | null }
  | { readonly type: 'attach'; readonly messageId: string }
  | { readonly type: 'accept'; readonly proposal: readonly Picked[] }
  | { readonly type: 'undo' };

function changed(picked: readonly Picked[], move: Exclude<Move, { type: 'undo' }>): readonly Picked[] {
  if (move.type === 'toggle') {
    if (picked.some((each) => each.itemKey === move.itemKey)) {
      return picked.filter((each) => each.itemKey !== move.itemKey);
    }
    return [...picked, { itemKey: move.itemKey, messageIds: move.messageId ? [move.messageId] : [] }];
  }
  if (move.type === 'accept') {
    const isNew = move.proposal.filter(({ itemKey }) => !picked.some((each) => each.itemKey === itemKey));
    return isNew.length > 0 ? [...picked, ...isNew] : picked;
  }
  const last = picked.at(-1);
  if (!last) return picked;
  const has = last.messageIds.includes(move.messageId);
  const messageIds = has
    ? last.messageIds.filter((id) => id !== move.messageId)
    : [...last.messageIds, move.messageId];
  return [...picked.slice(0, -1), { ...last, messageIds }];
}

function reduce(state: Scoring, move: Move): Scoring {
  if (move.type === 'undo') {
    const last = state.before.at(-1);
    return last ? { picked: last, before: state.before.slice(0, -1) } : state;
  }
  const picked = changed(state.picked, move);
  return picked === state.picked ? state : { picked, before: [...state.before, state.picked] };
}

/** 0–100; a fatal item leaves nothing. */
export function scoreOf(
  items: ReviewDetailFragment['scorecard']['items'],
  picked: readonly Picked[],
): number {
  const found = items.filter((item) => picked.some((each) => each.itemKey === item.key));
  if (found.some((item) => item.fatal)) return 0;
  return Math.max(0, 100 - found.reduce((sum, item) => sum + item.points, 0));
}

/** What was marked down so far, with every step undoable and nothing lost on a reload. */
export function useScoring(reviewId: string) {
  const key = `zuoxi.draft.review.${reviewId}`;
  const [state, dispatch] = useReducer(reduce, key, (from): Scoring => {
    const draft = sessionStorage.getItem(from);
    return { picked: draft ? (JSON.parse(draft) as Picked[]) : [], before: [] };
  });
  useEffect(() => {
    sessionStorage.setItem(key, JSON.stringify(state.picked));
  }, [key, state.picked]);
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { picked: state.picked, mayUndo: state.before.length > 0, dispatch, forget };
}
