import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, lockName, type WriteTx } from '@zuoxi/platform/database';
import { found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import type { OnboardingTables } from '../tables.js';
import type { RecordEnquiryInput, StoreProfileChangeInput, StoreProfileInput } from './profile.inputs.js';
import { StoreRegistry } from './store-registry.js';
import { readTrafficCsv, type TrafficSlot, type TrafficTable } from './traffic-csv.js';

@Injectable()
export class ProfileService {
  constructor(
    @Inject(doorOf('onboarding')) private readonly db: Database<OnboardingTables>,
    private readonly clock: Clock,
    private readonly stores: StoreRegistry,
  ) {}

  /** Newest profile of each store. */
  async findNewest(ctx: Context, storeIds: readonly string[]) {
    return this.db.read(ctx, async ({ q }) => {
      const profiles = await q
        .selectFrom('onboarding.storeProfile')
        .distinctOn('storeId')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...storeIds])
        .orderBy('storeId')
        .orderBy('version', 'desc')
        .execute();
      if (!profiles.length) return [];
      const slots = await q
        .selectFrom('onboarding.trafficSlot')
        .select(['storeId', 'profileId', 'slotMinute', 'inquiries'])
        .where(
          'storeId',
          'in',
          profiles.map((p) => p.storeId),
        )
        .where(
          'profileId',
          'in',
          profiles.map((p) => p.id),
        )
        .orderBy('slotMinute')
        .execute();
      return profiles.map((profile) => ({
        ...profile,
        traffic: slots
          .filter(({ profileId }) => profileId === profile.id)
          .map(({ slotMinute, inquiries }) => ({ slotMinute, inquiries: Number(inquiries) })),
      }));
    });
  }

  /** Everything is checked before anything is made, and a repeated request finds what the first one made. */
  async recordEnquiry(ctx: Context, input: RecordEnquiryInput): Promise<{ id: StoreId; ctx: Context }> {
    return this.record(ctx, input, checkProfile(input.profile, 'profile.'));
  }

  /** A shop that is served already: its seats are agreed, so nothing needs to be known of its traffic yet. */
  async recordServed(ctx: Context, input: RecordEnquiryInput): Promise<{ id: StoreId; ctx: Context }> {
    checkWindow(input.profile, '');
    return this.record(ctx, input, null);
  }

  private async record(
    ctx: Context,
    input: RecordEnquiryInput,
    traffic: TrafficTable | null,
  ): Promise<{ id: StoreId; ctx: Context }> {
    const store = {
      clientName: input.clientName.trim(),
      name: input.storeName.trim(),
      slug: input.slug ?? null,
      platform: input.platform,
      category: input.category.trim(),
    };
    const made = await this.stores.create(ctx, store);
    const key = ctx.idempotencyKey && `${ctx.idempotencyKey}:profile`;
    await this.saveFirst({ ...made.ctx, idempotencyKey: key }, made.id, input.profile, traffic);
    return made;
  }

  /**
   * Changes what is given and keeps the rest, its source included. Of two at once, the second changes what the first made.
   *
   * @throws DomainError INVALID_INPUT naming the fields, also when the shop has no facts yet that could be kept.
   */
  async save(ctx: Context, storeId: string, change: StoreProfileChangeInput): Promise<void> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    const csv = change.trafficCsv?.trim();
    // Only null forgets the half hours; an empty text says nothing about them.
    const forgets = change.trafficCsv === null;
    const traffic = csv ? readTrafficCsv(csv, 'profile.trafficCsv') : null;
    await this.db.write(
      ctx,
      'profile.save',
      async (tx) => {
        await lockName(tx, `store-profile ${storeId}`);
        const { q } = tx;
        const last = await q
          .selectFrom('onboarding.storeProfile')
          .selectAll()
          .where('storeId', '=', storeId)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        const kept =
          last && !forgets
            ? await q
                .selectFrom('onboarding.trafficSlot')
                .select(['slotMinute', 'inquiries'])
                .where('storeId', '=', storeId)
                .where('profileId', '=', last.id)
                .execute()
            : [];
        const slots = traffic?.slots.length ? traffic.slots : traffic ? [] : kept;
        const { trafficCsv: _, ...given } = change;
        const facts = withDay({ ...factsOf(last ?? usualFacts), ...definedOf(given) }, traffic, given);
        checkWindow(facts, 'profile.');
        // Facts that were enough before stay enough: a shop that is served need not have told its traffic.
        const knownBefore = !last || kept.length > 0 || last.averageDailyInquiries !== null;
        const clears = change.averageDailyInquiries === null || forgets;
        if (!slots.length && facts.averageDailyInquiries === null && (clears || knownBefore)) {
          throw invalid([{ field: 'profile.averageDailyInquiries', code: 'TRAFFIC_NEEDED' }]);
        }
        const source = traffic
          ? sourceOf(traffic.slots)
          : last && kept.length
            ? last.trafficSource
            : 'estimated';
        return this.insertVersion(ctx, tx, storeId, (last?.version ?? 0) + 1, facts, slots, source);
      },
      { storeId, change },
    );
  }

  private saveFirst(
    ctx: Context,
    storeId: string,
    input: StoreProfileInput,
    traffic: TrafficTable | null,
  ): Promise<string> {
    const slots = traffic?.slots ?? [];
    return this.db.write(
      ctx,
      'profile.save',
      (tx) =>
        this.insertVersion(
          ctx,
          tx,
          storeId,
          1,
          withDay(factsOf(input), traffic, input),
          slots,
          sourceOf(slots),
        ),
      { storeId, input },
    );
  }

  private async insertVersion(
    ctx: Context,
    { q, audit }: WriteTx<OnboardingTables>,
    storeId: string,
    version: number,
    facts: ProfileFacts,
    slots: readonly { slotMinute: number; inquiries: number | string }[],
    trafficSource: string,
  ): Promise<string> {
    const id = newId();
    const providerId = ctx.providerId as string;
    await q
      .insertInto('onboarding.storeProfile')
      .values({
        ...facts,
        providerId,
        storeId,
        id,
        version,
        trafficSource,
        createdBy: ctx.actor.name,
        createdAt: this.clock.now(),
      })
      .execute();
    if (slots.length) {
      await q
        .insertInto('onboarding.trafficSlot')
        .values(slots.map((slot) => ({ ...slot, providerId, storeId, profileId: id })))
        .execute();
    }
    audit({ subjectType: 'store-profile', subjectId: id, storeId, details: { version } });
    return id;
  }
}

interface ProfileFacts {
  readonly presaleAgents: number | null;
  readonly averageDailyInquiries: number | null;
  readonly promotionFrequency: string;
  readonly serviceType: string;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  readonly mealBreaks: number;
  readonly mealBreakMinutes: number;
  readonly servedHolidays: string[];
}

/** What is assumed of a shop that has told nothing. */
const usualFacts: ProfileFacts = {
  presaleAgents: null,
  averageDailyInquiries: null,
  promotionFrequency: 'none',
  serviceType: 'presale',
  serviceStartMinute: 540,
  serviceEndMinute: 1440,
  mealBreaks: 2,
  mealBreakMinutes: 60,
  servedHolidays: [],
};

/** The facts that a version holds, and nothing else of where they come from. */
const factsOf = (
  from: Omit<ProfileFacts, 'presaleAgents' | 'averageDailyInquiries'> & {
    presaleAgents?: number | null;
    averageDailyInquiries?: number | null;
  },
): ProfileFacts => ({
  presaleAgents: from.presaleAgents ?? null,
  averageDailyInquiries: from.averageDailyInquiries ?? null,
  promotionFrequency: from.promotionFrequency,
  serviceType: from.serviceType,
  serviceStartMinute: from.serviceStartMinute,
  serviceEndMinute: from.serviceEndMinute,
  mealBreaks: from.mealBreaks,
  mealBreakMinutes: from.mealBreakMinutes,
  servedHolidays: from.servedHolidays,
});

/** Without what was left out; null stays, it is a value. */
const definedOf = (change: Omit<StoreProfileChangeInput, 'trafficCsv'>): Partial<ProfileFacts> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function checkWindow(
  profile: Pick<StoreProfileInput, 'serviceStartMinute' | 'serviceEndMinute'>,
  prefix: string,
): void {
  if (profile.serviceEndMinute <= profile.serviceStartMinute) {
    throw invalid([{ field: `${prefix}serviceEndMinute`, code: 'END_BEFORE_START' }]);
  }
}

/** Half hours are the shop's own; without them the day has the usual shape. */
const sourceOf = (slots: readonly TrafficSlot[]): string => (slots.length ? 'declared' : 'estimated');

/** With the inquiries of a day as a table of whole days has them, where nobody said another number with it. */
const withDay = (
  facts: ProfileFacts,
  traffic: TrafficTable | null,
  given: { averageDailyInquiries?: number | null },
): ProfileFacts =>
  traffic?.dailyInquiries != null && given.averageDailyInquiries == null
    ? { ...facts, averageDailyInquiries: traffic.dailyInquiries }
    : facts;

function checkProfile(profile: StoreProfileInput, prefix: string): TrafficTable | null {
  checkWindow(profile, prefix);
  const traffic = profile.trafficCsv?.trim()
    ? readTrafficCsv(profile.trafficCsv, `${prefix}trafficCsv`)
    : null;
  if (!traffic && !profile.averageDailyInquiries) {
    throw invalid([{ field: `${prefix}averageDailyInquiries`, code: 'TRAFFIC_NEEDED' }]);
  }
  return traffic;
}
