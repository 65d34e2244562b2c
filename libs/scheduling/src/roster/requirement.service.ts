import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { promisedReplyShare } from '@zuoxi/metrics';
import { daysBetween, type Holiday, holidayName } from '@zuoxi/platform/calendar';
import { HolidayReader } from '@zuoxi/platform/holidays';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { ContractClause, Store, StoreProfile, TrafficSlot } from '@zuoxi/published';
import { type MealBreaks, requirementOf, spreadOverDay } from '@zuoxi/staffing';
import { statutoryHolidayNames, statutoryHolidays } from '@zuoxi/vocabulary';
import type { RequirementDay, RequirementSlot } from './roster.entity.js';
import { servedUnder } from './seats-sold.rules.js';
import { readContracts } from './seats-sold.service.js';

const mostDays = 92;

@Injectable()
export class RequirementService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly holidays: HolidayReader,
  ) {}

  /** Seats per half hour and day, from the store's traffic; none on statutory holidays that the shop bought no service for. */
  async between(
    ctx: ProviderContext,
    storeId: string,
    fromOn: string,
    toOn: string,
  ): Promise<RequirementDay[]> {
    heldStore(ctx, storeId);
    const days = fromOn <= toOn ? daysBetween(fromOn, toOn) : [];
    if (!days.length || days.length > mostDays) throw invalid([{ field: 'toOn', code: 'PERIOD_LENGTH' }]);
    const { profile, traffic, store, contracts, clauses } = await this.db.read(ctx, async (tx) => {
      const { manager } = tx;
      const here = { providerId: ctx.providerId, storeId };
      const newest = await readProfile(ctx, tx, storeId);
      return {
        profile: newest,
        traffic: await manager.findBy(TrafficSlot, { ...here, profileId: newest.id }),
        contracts: await readContracts(ctx, tx, [storeId]),
        clauses: await manager.findBy(ContractClause, here),
        store: found(await manager.findOneBy(Store, here), 'store'),
      };
    });
    const window = { startMinute: profile.serviceStartMinute, endMinute: profile.serviceEndMinute };
    const known = traffic.length
      ? traffic.map(({ slotMinute, inquiries }) => ({ slotMinute, inquiries: Number(inquiries) }))
      : profile.averageDailyInquiries !== null && spreadOverDay(profile.averageDailyInquiries);
    if (!known && !contracts.length) throw new DomainError('TRAFFIC_UNKNOWN');
    // Every day under the same terms needs the same.
    const computed = new Map<string, RequirementSlot[]>();
    const slotsOn = (on: string): RequirementSlot[] => {
      const contract = servedUnder(contracts, on);
      const floor = contract?.seats ?? 0;
      if (!known) return soldSlots(window, floor);
      const promised = clauses.filter(({ contractId }) => contractId === contract?.id);
      const replyShare = promisedReplyShare(promised, store.platform, on);
      const terms = `${floor} ${replyShare}`;
      const slots = computed.get(terms) ?? neededSlots(known, window, { floor, replyShare });
      computed.set(terms, slots);
      return slots;
    };
    const special = new Map((await this.holidays.between(ctx, fromOn, toOn)).map((day) => [day.on, day]));
    return days.map((on) => {
      const day = special.get(on);
      const holiday = day ? holidayName(day, ctx.locale) : null;
      return { on, holiday, slots: day && !isServed(day, profile.servedHolidays) ? [] : slotsOn(on) };
    });
  }

  /** Years of which no statutory holiday is known, as reasons of a plan: it takes their days for ordinary ones. */
  async unknownHolidays(ctx: ProviderContext, fromOn: string, toOn: string) {
    const years = new Set([fromOn, toOn].map((on) => on.slice(0, 4)));
    const unknown: { code: 'HOLIDAYS_UNKNOWN'; on: string; year: string }[] = [];
    for (const year of years) {
      const on = fromOn > `${year}-01-01` ? fromOn : `${year}-01-01`;
      if (!(await this.holidays.knowsYear(ctx, year))) unknown.push({ code: 'HOLIDAYS_UNKNOWN', on, year });
    }
    return unknown;
  }

  /** Meals that the shop grants each agent in a shift. */
  async mealsOf(ctx: ProviderContext, storeId: string): Promise<MealBreaks> {
    const profile = await this.db.read(ctx, (tx) => readProfile(ctx, tx, storeId));
    return { count: profile.mealBreaks, minutes: profile.mealBreakMinutes };
  }
}

/** The newest. */
async function readProfile(
  ctx: ProviderContext,
  { manager }: ReadTx,
  storeId: string,
): Promise<StoreProfile> {
  const where = { providerId: ctx.providerId, storeId };
  const profile = await manager.findOne(StoreProfile, { where, order: { version: 'DESC' } });
  if (!profile) throw new DomainError('PROFILE_MISSING');
  return profile;
}

/** Make-up days are worked by everybody; a holiday by whom it was sold to. One day may be two holidays at once. */
const isServed = (day: Holiday, served: readonly string[]): boolean =>
  day.isWorkday ||
  statutoryHolidays.some(
    (holiday) => served.includes(holiday) && day.name.includes(statutoryHolidayNames[holiday]['zh-CN']),
  );

interface Window {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** The half hours of the day that a service window touches, in its order; after midnight it goes on at 0. */
function slotMinutesOf({ startMinute, endMinute }: Window): number[] {
  const first = Math.floor(startMinute / 30) * 30;
  const count = Math.ceil((endMinute - first) / 30);
  return Array.from({ length: count }, (_, index) => (first + index * 30) % 1440);
}

/** Without a word about its traffic a shop is staffed with what it bought: that many seats, all of its hours. */
const soldSlots = (window: Window, seats: number): RequirementSlot[] =>
  slotMinutesOf(window).map((slotMinute) => ({ slotMinute, inquiries: null, seats }));

/** A half hour that the traffic says nothing of is open nevertheless, and kept by one. */
function neededSlots(
  known: readonly { slotMinute: number; inquiries: number }[],
  window: Window,
  terms: { floor: number; replyShare: number | undefined },
): RequirementSlot[] {
  const needed = new Map(requirementOf(known, window, terms).map((slot) => [slot.slotMinute, slot]));
  return slotMinutesOf(window).map(
    (slotMinute) => needed.get(slotMinute) ?? { slotMinute, inquiries: null, seats: 1 },
  );
}
