import { quotePrice, type PriceBook, type PromotionFrequency, type ServiceType } from '@zuoxi/pricing';
import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { PublishedPriceBook } from '../price-book/price-book.service.js';
import type { Sizing } from './sizing.rules.js';

export type QuoteStatus = 'draft' | 'sent' | 'accepted' | 'expired' | 'superseded' | 'lost';

/** Which state a quote may go to from which; accepted and lost are final. */
export const quoteTransitions = transitions<QuoteStatus>({
  draft: ['sent', 'superseded', 'lost'],
  sent: ['accepted', 'expired', 'superseded', 'lost'],
  expired: ['superseded', 'lost'],
  accepted: [],
  superseded: [],
  lost: [],
});

/** What everybody hears of who comes into a state; a revision is told when it is sent, so its making is not. */
export const quoteEvents = {
  draft: null,
  sent: 'quote.sent',
  accepted: 'quote.accepted',
  expired: 'quote.expired',
  superseded: null,
  lost: 'quote.lost',
} as const satisfies Record<QuoteStatus, EventName | null>;

/** The levels of service that are offered side by side, cheapest first. */
export const serviceLevels = [
  { key: 'economy', threeMinuteTarget: '0.9' },
  { key: 'balanced', threeMinuteTarget: '0.95' },
  { key: 'assured', threeMinuteTarget: '0.98' },
] as const;

export type ServiceLevel = (typeof serviceLevels)[number];

/**
 * Seats of each level, of as many as its target needs: never as many as another's, so that there is a choice. A shop
 * that one seat is enough for has nothing cheaper; its other levels have a seat more to spare.
 *
 * @param needed in the order of `serviceLevels`.
 */
export function seatsOfLevels([economy, balanced, assured]: readonly [number, number, number]): [
  number,
  number,
  number,
] {
  const least = Math.max(1, Math.min(economy, balanced - 1));
  const middle = Math.max(balanced, least + 1);
  return [least, middle, Math.max(assured, middle + 1)];
}

export interface Pricing {
  readonly priceBookId: string;
  readonly priceBookVersion: number;
  readonly people: number;
  readonly components: readonly { component: string; amountFen: number }[];
  readonly overheads: readonly { component: string; amountFen: number }[];
  readonly costFen: number;
  readonly baseFeePerSeatFen: number;
  readonly margin: string;
  readonly marginFloor: string;
  readonly belowFloor: boolean;
}

export interface PricedQuote {
  readonly pricing: Pricing;
  readonly baseFeeFen: number;
  readonly discountFen: number;
  readonly taxFen: number;
  readonly totalFen: number;
  readonly quarterlyTotalFen: number;
  readonly commissionTiers: PriceBook['commission']['tiers'];
}

export interface PriceTerms {
  readonly months: number;
  readonly discount: string;
  readonly serviceType: ServiceType;
  readonly promotionFrequency: PromotionFrequency;
}

/** The price of a sizing under a price book: the one place where a quote gets its price. */
export function priceQuote(
  sizing: Sizing,
  priceBook: Pick<PublishedPriceBook, 'id' | 'version' | 'book'>,
  terms: PriceTerms,
): PricedQuote {
  const price = quotePrice({
    priceBook: priceBook.book,
    people: sizing.people,
    seats: sizing.seats,
    ...terms,
  });
  const lines = (all: readonly { kind: string; fen: number }[]) =>
    all.map(({ kind, fen }) => ({ component: kind, amountFen: fen }));
  return {
    pricing: {
      priceBookId: priceBook.id,
      priceBookVersion: priceBook.version,
      people: sizing.people,
      components: lines(price.costLines),
      overheads: lines([...price.overheadLines, ...price.adjustmentLines.filter(({ fen }) => fen !== 0)]),
      costFen: price.costFen,
      baseFeePerSeatFen: price.baseFeePerSeatFen,
      margin: price.margin ?? '0',
      marginFloor: priceBook.book.marginFloor,
      belowFloor: price.belowFloor,
    },
    baseFeeFen: price.baseFeeFen,
    discountFen: price.discountFen,
    taxFen: price.taxFen,
    totalFen: price.totalFen,
    quarterlyTotalFen: price.quarterTotalFen,
    commissionTiers: price.commission.tiers,
  };
}
