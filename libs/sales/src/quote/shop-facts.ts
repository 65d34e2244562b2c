import type { ReadTx } from '@zuoxi/platform/database';
import type { WorkShift } from '@zuoxi/staffing';
import type { StatutoryHoliday } from '@zuoxi/vocabulary';
import type { SalesTables } from '../tables.js';

export type ShopFacts = NonNullable<Awaited<ReturnType<typeof readShopFacts>>>;

/** What sizing stands on, as it is newest: the shop's facts, its half hours, the provider's shifts. Null: none told. */
export async function readShopFacts(q: ReadTx<SalesTables>['q'], providerId: string, storeId: string) {
  const profile = await q
    .selectFrom('onboardingPub.storeProfile')
    .selectAll()
    .where('storeId', '=', storeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!profile) return null;
  const [traffic, shifts] = await Promise.all([
    q
      .selectFrom('onboardingPub.trafficSlot')
      .select(['slotMinute', 'inquiries'])
      .where('storeId', '=', storeId)
      .where('profileId', '=', profile.id)
      .execute(),
    q
      .selectFrom('schedulingPub.shiftTemplate')
      .select(['startMinute', 'endMinute', 'breaks'])
      .where('providerId', '=', providerId)
      .where('retiredAt', 'is', null)
      .orderBy('startMinute')
      .orderBy('id')
      .execute(),
  ]);
  return {
    ...profile,
    servedHolidays: profile.servedHolidays as StatutoryHoliday[],
    traffic: traffic.map((slot) => ({ ...slot, inquiries: Number(slot.inquiries) })),
    shifts: shifts.map((shift) => ({ ...shift, breaks: shift.breaks as unknown as WorkShift['breaks'] })),
  };
}

/** No word about the traffic is not a shop without any. */
export const trafficIsKnown = (facts: Pick<ShopFacts, 'traffic' | 'averageDailyInquiries'>): boolean =>
  facts.traffic.length > 0 || facts.averageDailyInquiries !== null;
