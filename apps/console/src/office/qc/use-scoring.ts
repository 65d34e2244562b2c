import { useCallback, useEffect, useReducer } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';

type Item = ReviewDetailFragment['scorecard']['items'][number];

export interface Picked {
  readonly itemKey: string;
  /** In half points. */
  readonly deduction: number;
  readonly messageIds: readonly string[];
}

/** What a person has said about a conversation so far. */
export interface Draft {
  readonly picked: readonly Picked[];
  readonly notApplicable: readonly string[];
  readonly comment: string;
}

interface Scoring extends Draft {
  readonly before: readonly Draft[];
}

export type Move =
  | { readonly type: 'toggle'; readonly item: Item }
  | { readonly type: 'apply'; readonly item: Item }
  /** Of the item picked last, when none is named. */
  | {
      readonly type: 'points';
      readonly item?: Item;
      readonly points: (now: number) => number;
      readonly items: readonly Item[];
    }
  | { readonly type: 'attach'; readonly messageId: string }
  | { readonly type: 'accept'; readonly proposal: readonly Picked[] }
  | { readonly type: 'comment'; readonly comment: string }
  | { readonly type: 'undo' };

/** Half points between half a point and all that the item has. */
const fitting = (points: number, item: Item) =>
  Math.min(item.points, Math.max(0.5, Math.round(points * 2) / 2));

const without = (picked: readonly Picked[], itemKey: string) =>
  picked.filter((each) => each.itemKey !== itemKey);

function changed(draft: Draft, move: Exclude<Move, { type: 'undo' | 'comment' }>): Draft {
  const { picked, notApplicable } = draft;
  const last = picked.at(-1);
  switch (move.type) {
    case 'toggle': {
      const { key, points } = move.item;
      const others = without(picked, key);
      if (others.length < picked.length) return { ...draft, picked: others };
      return {
        ...draft,
        picked: [...picked, { itemKey: key, deduction: points, messageIds: [] }],
        notApplicable: notApplicable.filter((each) => each !== key),
      };
    }
    case 'apply': {
      const { key } = move.item;
      if (notApplicable.includes(key))
        return { ...draft, notApplicable: notApplicable.filter((each) => each !== key) };
      return { ...draft, picked: without(picked, key), notApplicable: [...notApplicable, key] };
    }
    case 'points': {
      const itemKey = move.item?.key ?? last?.itemKey;
      const item = move.items.find(({ key }) => key === itemKey);
      const mark = picked.find((each) => each.itemKey === itemKey);
      if (!item || !mark || item.fatal) return draft;
      const deduction = fitting(move.points(mark.deduction), item);
      if (deduction === mark.deduction) return draft;
      return { ...draft, picked: picked.map((each) => (each === mark ? { ...each, deduction } : each)) };
    }
    case 'accept': {
      const isNew = move.proposal.filter(
        ({ itemKey }) => !picked.some((each) => each.itemKey === itemKey) && !notApplicable.includes(itemKey),
      );
      return isNew.length > 0 ? { ...draft, picked: [...picked, ...isNew] } : draft;
    }
    case 'attach': {
      if (!last) return draft;
      const messageIds = last.messageIds.includes(move.messageId)
        ? last.messageIds.filter((id) => id !== move.messageId)
        : [...last.messageIds, move.messageId];
      return { ...draft, picked: [...picked.slice(0, -1), { ...last, messageIds }] };
    }
  }
}

export function reduceScoring(state: Scoring, move: Move): Scoring {
  if (move.type === 'undo') {
    const last = state.before.at(-1);
    // What was typed is not taken back with a mark.
    return last ? { ...last, comment: state.comment, before: state.before.slice(0, -1) } : state;
  }
  if (move.type === 'comment') return { ...state, comment: move.comment };
  const { before, ...draft } = state;
  const next = changed(draft, move);
  return next === draft ? state : { ...next, before: [...before, draft] };
}

const draftKey = (reviewId: string) => `zuoxi.draft.review.${reviewId}`;
const submittedKey = (reviewId: string) => `zuoxi.submitted.review.${reviewId}`;

function read(key: string): Draft | null {
  const text = sessionStorage.getItem(key);
  const draft = text ? (JSON.parse(text) as Partial<Draft>) : null;
  return draft?.picked ? { notApplicable: [], comment: '', ...draft, picked: draft.picked } : null;
}

/** A review that was taken back goes on where it stood. */
export function resumeDraft(review: ReviewDetailFragment): void {
  const { findings, notApplicable, comment } = review;
  const picked = findings.map(({ itemKey, deduction, messageIds }) => ({ itemKey, deduction, messageIds }));
  const draft = read(submittedKey(review.id)) ?? { picked, notApplicable, comment: comment ?? '' };
  sessionStorage.setItem(draftKey(review.id), JSON.stringify(draft));
}

/** What was marked down so far, with every step undoable and nothing lost on a reload. */
export function useScoring(reviewId: string) {
  const key = draftKey(reviewId);
  const [{ before, ...draft }, dispatch] = useReducer(reduceScoring, key, (from): Scoring => ({
    ...(read(from) ?? { picked: [], notApplicable: [], comment: '' }),
    before: [],
  }));
  const text = JSON.stringify(draft);
  useEffect(() => {
    sessionStorage.setItem(key, text);
  }, [key, text]);
  const submitted = useCallback(() => {
    sessionStorage.setItem(submittedKey(reviewId), text);
    sessionStorage.removeItem(key);
  }, [key, reviewId, text]);
  return { draft, mayUndo: before.length > 0, dispatch, submitted };
}
