import { BusinessDate, ClockWindow } from './clock.js';
import type { ResponseRule } from './response-rule.js';
import type { DutyDay, ReviewDay, StoreDay, Unit } from './records.js';

export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin' | 'generic';

/** What files tell of: talks, orders, after-sale cases. */
export type FileKind = 'conversations' | 'orders' | 'aftersales';

export type MetricUnit = 'people' | 'count' | 'seconds' | 'fraction' | 'ratio' | 'fen';

export type MetricId = `${string}@${number}`;

/** The question a reader asks; which definition answers it depends on the platform and the date. */
export type MetricPurpose =
  | 'consulted'
  | 'received'
  | 'receptions'
  | 'no-reply'
  | 'first-response'
  | 'average-response'
  | 'median-response'
  | 'p90-response'
  | 'three-minute'
  | 'three-minute-message'
  | 'thirty-second'
  | 'reply-ratio'
  | 'robot-only'
  | 'orders'
  | 'inquiries'
  | 'next-day-conversion'
  | 'final-conversion'
  | 'shop-sales'
  | 'agent-sales'
  | 'agent-sales-share'
  | 'silent-sales'
  | 'agent-buyers'
  | 'order-value'
  | 'items-per-buyer'
  | 'refunds'
  | 'refunded-buyers'
  | 'net-sales'
  | 'after-sales'
  | 'review-coverage'
  | 'seat-coverage';

export interface Source {
  /** A: the platform's own text; B: names seen in its export or API; C: third party; I: inferred by us. */
  readonly confidence: 'A' | 'B' | 'C' | 'I';
  readonly reference: Bilingual;
}

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A definition: everything a reader must know to count the same. */
export interface Definition {
  readonly id: MetricId;
  readonly key: string;
  readonly version: number;
  readonly purpose: MetricPurpose;
  readonly platforms: readonly Platform[];
  /** First and last business date on which the definition holds; null = open. */
  readonly validFrom: BusinessDate | null;
  readonly validTo: BusinessDate | null;
  readonly name: Bilingual;
  readonly formula: Bilingual;
  readonly numerator: Bilingual;
  /** null: the metric is a plain count. */
  readonly denominator: Bilingual | null;
  readonly unit: MetricUnit;
  /** What the two parts are counted in; without a denominator the second is null. */
  readonly partUnits: readonly [numerator: MetricUnit, denominator: MetricUnit | null];
  /** `service-hours`: those of the shop's profile; the whole day where it names none. */
  readonly window: ClockWindow | 'service-hours' | null;
  readonly timeZone: 'Asia/Shanghai';
  /** Whose messages count as an answer. */
  readonly sender: Bilingual;
  readonly exclusions: readonly Bilingual[];
  /** Days after the business date until the number no longer moves. */
  readonly maturityDays: number;
  readonly rounding: { readonly places: number; readonly mode: 'half-even' };
  readonly rule: ResponseRule | null;
  /** What files must have told of the day: without them the number is not known. */
  readonly needs: readonly FileKind[];
  /** Nobody has settled its formula: it is shown as a draft, and nothing is promised by it. */
  readonly isDraft: boolean;
  /** Read as a quantile of the units instead of their sum. */
  readonly quantile: number | null;
  /** The sums it is read from; metrics that only read differently share them. */
  readonly fact: string;
  readonly source: Source;
  /** Where one platform's shops have a better source than the others. */
  readonly sourceOf: Readonly<Partial<Record<Platform, Source>>>;
  /** Dated line saying what was decided where sources are silent or disagree. */
  readonly decision: string;
}

/**
 * A definition and its one implementation: what each row on record adds to numerator and denominator. Sums, rows behind
 * a number, reports and contract results all come from these units. `export`: only in the platform's own file, never
 * recomputed.
 */
export type Metric = Definition &
  (
    | {
        readonly origin: 'messages' | 'inquiries' | 'orders' | 'sales' | 'records';
        readonly measure: (day: StoreDay) => Iterable<Unit>;
      }
    | { readonly origin: 'reviews'; readonly measure: (day: ReviewDay) => Iterable<Unit> }
    | { readonly origin: 'duty'; readonly measure: (day: DutyDay) => Iterable<Unit> }
    | { readonly origin: 'export'; readonly measure: null }
  );
