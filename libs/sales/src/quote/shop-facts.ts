import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { ShiftTemplate, StoreProfile, TrafficSlot } from '@zuoxi/published';
import { IsNull } from 'typeorm';

export type ShopFacts = NonNullable<Awaited<ReturnType<typeof readShopFacts>>>;

/** What sizing stands on, as it is newest: the shop's facts, its half hours, the provider's shifts. Null: none told. */
export async function readShopFacts(ctx: ProviderContext, { manager }: ReadTx, storeId: string) {
  const providerId = ctx.providerId;
  const profile = await manager.findOne(StoreProfile, {
    where: { providerId, storeId },
    order: { version: 'DESC' },
  });
  if (!profile) return null;
  const [traffic, shifts] = await Promise.all([
    manager.findBy(TrafficSlot, { providerId, storeId, profileId: profile.id }),
    manager.find(ShiftTemplate, {
      where: { providerId, retiredAt: IsNull() },
      order: { startMinute: 'ASC', id: 'ASC' },
    }),
  ]);
  return {
    ...profile,
    traffic: traffic.map(({ slotMinute, inquiries }) => ({ slotMinute, inquiries: Number(inquiries) })),
    shifts: shifts.map(({ startMinute, endMinute, breaks }) => ({ startMinute, endMinute, breaks })),
  };
}

/** No word about the traffic is not a shop without any. */
export const trafficIsKnown = (facts: Pick<ShopFacts, 'traffic' | 'averageDailyInquiries'>): boolean =>
  facts.traffic.length > 0 || facts.averageDailyInquiries !== null;
