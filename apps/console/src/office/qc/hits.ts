import type { ReviewDetailFragment } from '../../gql/office/graphql';
import type { Picked } from './use-scoring';

type Message = Pick<
  ReviewDetailFragment['conversation']['messages'][number],
  'id' | 'at' | 'direction' | 'text'
>;
type Item = Pick<ReviewDetailFragment['scorecard']['items'][number], 'key' | 'name' | 'points'>;

/** A stretch of a message worth a look; `itemKey` is the scorecard's item that it speaks of, null for a mask. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly itemKey: string | null;
}

/** What personal data is replaced by when it is imported. */
const mask = /\d{3}\*{4}\d{4}|\[(?:手机号|身份证|银行卡尾号\d*|座机|邮箱|地址)\]/g;
/** The platforms' own limit for an answer. */
const answerMilliseconds = 180_000;

/** Words that an item names in brackets: `无负面语言（我不能 / 不知道 / 但是）`. */
function wordsOf({ name }: Item): string[] {
  const listed = /[（(]([^）)]*[/／][^）)]*)[）)]/.exec(name)?.[1] ?? '';
  return listed
    .split(/[/／]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/**
 * What simple rules see in a talk: words that the scorecard itself lists, answers later than three minutes, masked
 * personal data. By message, in order, none over another.
 */
export function hitsOf(
  messages: readonly Message[],
  items: readonly Item[],
): ReadonlyMap<string, readonly Hit[]> {
  const listed = items.flatMap((item) => wordsOf(item).map((word) => ({ word, itemKey: item.key })));
  const speed = items.find(({ key }) => key === 'speed');
  const found = new Map<string, Hit[]>();
  let waitingSince: number | null = null;
  for (const { id, at, direction, text } of messages) {
    const hits: Hit[] = [...text.matchAll(mask)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      itemKey: null,
    }));
    if (direction === 'buyer') waitingSince ??= Date.parse(at);
    if (direction === 'agent') {
      for (const { word, itemKey } of listed) {
        for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
          hits.push({ start, end: start + word.length, itemKey });
        }
      }
      const isLate = waitingSince !== null && Date.parse(at) - waitingSince > answerMilliseconds;
      if (speed && isLate) hits.push({ start: 0, end: text.length, itemKey: speed.key });
      waitingSince = null;
    }
    if (hits.length)
      found.set(
        id,
        hits.sort((a, b) => a.start - b.start || a.end - b.end),
      );
  }
  return found;
}

/** What a person may take over as it is: every item that was hit, with the messages that show it. */
export function proposalOf(
  hits: ReadonlyMap<string, readonly Hit[]>,
  items: readonly Pick<Item, 'key' | 'points'>[],
): Picked[] {
  const messagesOf = new Map<string, Set<string>>();
  for (const [messageId, own] of hits) {
    for (const { itemKey } of own) {
      if (itemKey === null) continue;
      messagesOf.set(itemKey, (messagesOf.get(itemKey) ?? new Set()).add(messageId));
    }
  }
  return [...messagesOf].map(([itemKey, ids]) => ({
    itemKey,
    deduction: items.find(({ key }) => key === itemKey)?.points ?? 0,
    messageIds: [...ids],
  }));
}

export interface Segment {
  readonly text: string;
  readonly itemKeys: readonly string[];
  readonly isMask: boolean;
}

/** A text cut where hits begin and end; a stretch may be hit by several. */
export function segmentsOf(text: string, hits: readonly Hit[]): Segment[] {
  const cuts = [...new Set([0, text.length, ...hits.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => {
    const over = hits.filter((hit) => hit.start <= start && hit.end > start);
    return {
      text: text.slice(start, cuts[index + 1]),
      itemKeys: [...new Set(over.flatMap(({ itemKey }) => itemKey ?? []))],
      isMask: over.some(({ itemKey }) => itemKey === null),
    };
  });
}
