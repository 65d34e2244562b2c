import { addDays, type BusinessDate } from '../calendar/index.js';

export type VersionState = 'in_force' | 'planned' | 'former' | 'replaced';

interface Begun {
  readonly version: number;
  /** Null: from the beginning. */
  readonly from: BusinessDate | null;
}
export interface Lasting {
  readonly state: VersionState;
  /** The last day on which it holds; null: no end is known, or it never held. */
  readonly until: BusinessDate | null;
}

/** When each version holds, as `settingAt` finds it: until the day before the next beginning. */
export function timelineOf(versions: readonly Begun[], today: BusinessDate): Map<number, Lasting> {
  const begins = [...versions].sort(
    (a, b) => (a.from ?? '').localeCompare(b.from ?? '') || a.version - b.version,
  );
  return new Map(
    begins.map(({ version, from }, index): [number, Lasting] => {
      const next = begins[index + 1];
      if (next && next.from === from) return [version, { state: 'replaced', until: null }];
      const until = next?.from ? addDays(next.from, -1) : null;
      if ((from ?? '') > today) return [version, { state: 'planned', until }];
      return [version, { state: until !== null && until < today ? 'former' : 'in_force', until }];
    }),
  );
}
