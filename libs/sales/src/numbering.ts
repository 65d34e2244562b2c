import type { WriteTx } from '@zuoxi/platform/database';
import type { SalesTables } from './tables.js';

/** `Q2026-0007`: the provider's next number of a kind in a year; concurrent callers wait for each other. */
export async function nextNumber(
  { q }: WriteTx<SalesTables>,
  providerId: string,
  kind: 'Q' | 'C',
  year: number,
): Promise<string> {
  const { lastValue } = await q
    .insertInto('sales.numberSequence')
    .values({ providerId, kind, year, lastValue: 1 })
    .onConflict((conflict) =>
      conflict.columns(['providerId', 'kind', 'year']).doUpdateSet((eb) => ({
        lastValue: eb('sales.numberSequence.lastValue', '+', 1),
      })),
    )
    .returning('lastValue')
    .executeTakeFirstOrThrow();
  return `${kind}${year}-${String(lastValue).padStart(4, '0')}`;
}
