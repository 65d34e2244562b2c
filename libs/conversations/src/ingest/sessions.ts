import { hash } from 'node:crypto';

export const SESSION_GAP_MS = 30 * 60_000;

interface Starts {
  readonly times: readonly number[];
  readonly ids: readonly string[];
}

/**
 * Conversations for files that number none: the messages of one buyer, cut where nothing was written for more than 30
 * minutes. Whoever answered: a talk that is handed on goes on.
 *
 * The whole file is looked at before the first id is given, so the order of rows does not matter. Only times are kept.
 * A file that begins in the middle of a session names it by its first message in that file.
 */
export class Sessions {
  private readonly buyers = new Map<string, number[]>();
  private readonly starts = new Map<string, Starts>();

  constructor(private readonly gapMs = SESSION_GAP_MS) {}

  note(buyer: string, at: Date): void {
    const times = this.buyers.get(buyer);
    if (times) times.push(at.getTime());
    else this.buyers.set(buyer, [at.getTime()]);
  }

  idOf(buyer: string, at: Date): string {
    const { times, ids } = this.startsOf(buyer);
    return ids[lastBefore(times, at.getTime() + 1)] ?? idFor(buyer, at.getTime());
  }

  private startsOf(buyer: string): Starts {
    const known = this.starts.get(buyer);
    if (known) return known;
    const sorted = (this.buyers.get(buyer) ?? []).sort((a, b) => a - b);
    const times = sorted.filter((at, i) => i === 0 || at - sorted[i - 1]! > this.gapMs);
    const starts = { times, ids: times.map((at) => idFor(buyer, at)) };
    this.starts.set(buyer, starts);
    this.buyers.delete(buyer);
    return starts;
  }
}

/** A digest, so that an id shows no buyer's nick. */
const idFor = (buyer: string, startedAt: number): string =>
  `auto-${hash('sha256', JSON.stringify([buyer, startedAt])).slice(0, 24)}`;

/** Index of the last element below `value`, -1 if there is none. */
function lastBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
