import type { ProviderContext } from '@zuoxi/platform/context';
import type { WriteTx } from '@zuoxi/platform/database';
import type { NumberSequence } from './number-sequence.entity.js';

/** `Q2026-0007`: the provider's next number of a kind in a year; concurrent callers wait for each other. */
export async function nextNumber(
  ctx: ProviderContext,
  { sql }: WriteTx,
  kind: NumberSequence['kind'],
  year: number,
): Promise<string> {
  const [row] = await sql<{ lastValue: number }>(
    `insert into sales.number_sequence (provider_id, kind, year, last_value) values ($1, $2, $3, 1)
     on conflict (provider_id, kind, year) do update set last_value = number_sequence.last_value + 1
     returning last_value`,
    [ctx.providerId, kind, year],
  );
  return `${kind}${year}-${String(row?.lastValue).padStart(4, '0')}`;
}
