import { checkPriceBook, DEFAULT_SPAN_RATIOS, type PriceBook, PricingError } from '@zuoxi/pricing';
import { invalid } from '@zuoxi/platform/errors';

/** What a price book holds beside the figures that people usually change. */
export type PriceFactors = Pick<
  PriceBook,
  'spanRatios' | 'roleMonthlyFen' | 'serviceTypeFactor' | 'promotionSurcharge'
>;

export const defaultFactors: PriceFactors = {
  spanRatios: { ...DEFAULT_SPAN_RATIOS },
  roleMonthlyFen: { teamLeader: 850_000, qc: 700_000, trainer: 750_000 },
  serviceTypeFactor: { presale: '1', simple_aftersale: '1.08', full_aftersale: '1.2' },
  promotionSurcharge: { none: '0', major_only: '0.02', monthly: '0.04', weekly: '0.08' },
};

/** A price book to begin with: what a provider in a second-tier city pays today. */
export const defaultPriceBook: PriceBook = {
  currency: 'CNY',
  ...defaultFactors,
  components: {
    salary: 420_000,
    benefits: 98_000,
    'board-lodging': 45_000,
    training: 16_000,
    management: 22_000,
    recruitment: 12_000,
    premises: 38_000,
    equipment: 15_000,
    other: 9_000,
  },
  marginTarget: '0.22',
  marginFloor: '0.12',
  commission: {
    tiers: [
      { fromFen: 0, rate: '0.01' },
      { fromFen: 20_000_000, rate: '0.015' },
    ],
  },
  taxRate: '0.06',
};

/** The engine's own check, as a refusal that names the field. */
export function checkedPriceBook(book: PriceBook): PriceBook {
  try {
    checkPriceBook(book);
    return book;
  } catch (error) {
    if (error instanceof PricingError) {
      throw invalid([{ field: String(error.details['field'] ?? 'priceBook'), code: error.code }]);
    }
    throw error;
  }
}
