import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Any } from 'typeorm';
import { changesOf, type Database, lockName, type NewRow, type WriteTx } from '@zuoxi/platform/database';
import { invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import type { FactOrigin, ProfileFact } from '../api.types.js';
import type { RecordLeadInput, StoreProfileChangeInput, StoreProfileInput } from './profile.inputs.js';
import { factsOf, type KnownFacts, type ProfileFacts, told, usualFacts } from './profile.facts.js';
import { StoreProfile } from './store-profile.entity.js';
import { StoreRegistry } from './store-registry.js';
import { TrafficSlot } from './traffic-slot.entity.js';
import { readTrafficCsv, type TrafficTable } from './traffic-csv.js';

@Injectable()
export class ProfileService {
  constructor(
    @Inject(doorOf('onboarding')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly stores: StoreRegistry,
  ) {}

  /** Newest profile of each store. */
  async findNewest(ctx: ProviderContext, storeIds: readonly string[]) {
    const { providerId } = ctx;
    return this.db.read(ctx, async ({ manager }) => {
      const profiles = await manager
        .createQueryBuilder(StoreProfile, 'p')
        .distinctOn(['p.storeId'])
        .where('p.providerId = :providerId and p.storeId = any(:storeIds)', { providerId, storeIds })
        .orderBy('p.storeId')
        .addOrderBy('p.version', 'DESC')
        .getMany();
      if (!profiles.length) return [];
      const slots = await manager.find(TrafficSlot, {
        where: {
          providerId,
          storeId: Any(profiles.map((p) => p.storeId)),
          profileId: Any(profiles.map((p) => p.id)),
        },
        order: { slotMinute: 'ASC' },
      });
      return profiles.map((profile) => ({
        ...profile,
        sources: (Object.entries(profile.sources) as [ProfileFact, FactOrigin][]).map(([fact, source]) => ({
          fact,
          source,
        })),
        traffic: slots
          .filter(({ profileId }) => profileId === profile.id)
          .map(({ slotMinute, inquiries }) => ({ slotMinute, inquiries: Number(inquiries) })),
      }));
    });
  }

  /** Everything is checked before anything is made, and a repeated request finds what the first one made. */
  async recordLead(
    ctx: ProviderContext,
    input: RecordLeadInput,
  ): Promise<{ id: StoreId; ctx: ProviderContext }> {
    return this.record(ctx, input, checkProfile(input.profile, 'profile.'));
  }

  /** A shop that is served already: its seats are agreed, so nothing needs to be known of its traffic yet. */
  async recordServed(
    ctx: ProviderContext,
    input: RecordLeadInput,
  ): Promise<{ id: StoreId; ctx: ProviderContext }> {
    checkWindow(input.profile, '');
    return this.record(ctx, input, null);
  }

  private async record(
    ctx: ProviderContext,
    input: RecordLeadInput,
    traffic: TrafficTable | null,
  ): Promise<{ id: StoreId; ctx: ProviderContext }> {
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
  async save(ctx: ProviderContext, id: string, change: StoreProfileChangeInput): Promise<void> {
    const storeId = heldStore(ctx, id);
    const csv = change.trafficCsv?.trim();
    // Only null forgets the half hours; an empty text says nothing about them.
    const forgets = change.trafficCsv === null;
    const traffic = csv ? readTrafficCsv(csv, 'profile.trafficCsv') : null;
    await this.db.write(
      ctx,
      'profile.save',
      async (tx) => {
        await lockName(tx, `store-profile ${storeId}`);
        const { manager } = tx;
        const own = { providerId: ctx.providerId, storeId };
        const last = await manager.findOne(StoreProfile, { where: own, order: { version: 'DESC' } });
        const kept =
          last && !forgets ? await manager.findBy(TrafficSlot, { ...own, profileId: last.id }) : [];
        const slots = traffic?.slots.length ? traffic.slots : traffic ? [] : kept;
        const former = last && {
          facts: factsOf(last),
          sources: last.sources,
          intervalMinutes: last.trafficIntervalMinutes,
        };
        const known = told(former ?? null, change, traffic, slots.length > 0);
        const { facts } = known;
        checkWindow(facts, 'profile.');
        // Facts that were enough before stay enough: a shop that is served need not have told its traffic.
        const knownBefore = !last || kept.length > 0 || last.averageDailyInquiries !== null;
        const clears = change.averageDailyInquiries === null || forgets;
        if (!slots.length && facts.averageDailyInquiries === null && (clears || knownBefore)) {
          throw invalid([{ field: 'profile.averageDailyInquiries', code: 'TRAFFIC_NEEDED' }]);
        }
        const before = former ? { ...former.facts, traffic: halfHours(kept) } : null;
        return this.insertVersion(ctx, tx, storeId, (last?.version ?? 0) + 1, known, slots, before);
      },
      { storeId, change },
    );
  }

  private saveFirst(
    ctx: ProviderContext,
    storeId: StoreId,
    input: StoreProfileInput,
    traffic: TrafficTable | null,
  ): Promise<string> {
    const slots = traffic?.slots ?? [];
    return this.db.write(
      ctx,
      'profile.save',
      (tx) =>
        this.insertVersion(ctx, tx, storeId, 1, told(null, input, traffic, slots.length > 0), slots, null),
      { storeId, input },
    );
  }

  private async insertVersion(
    ctx: ProviderContext,
    { insert, audit }: WriteTx,
    storeId: StoreId,
    version: number,
    { facts, sources, intervalMinutes, hasSlots }: KnownFacts,
    slots: readonly { slotMinute: number; inquiries: number | string }[],
    /** Null: nothing was known of the shop. */
    before: (ProfileFacts & { readonly traffic: string | null }) | null,
  ): Promise<string> {
    const id = newId();
    const providerId = ctx.providerId;
    await insert(StoreProfile, {
      ...facts,
      providerId,
      storeId,
      id,
      version,
      // Half hours are the shop's own; without them the day has the usual shape.
      trafficSource: hasSlots ? 'declared' : 'estimated',
      trafficIntervalMinutes: intervalMinutes,
      sources,
      createdBy: ctx.actor.name,
      createdAt: this.clock.now(),
    });
    if (slots.length) {
      const rows = slots.map(({ slotMinute, inquiries }): NewRow<TrafficSlot> => ({
        ...{ providerId, storeId, profileId: id },
        ...{ slotMinute, inquiries: String(inquiries) },
      }));
      await insert(TrafficSlot, rows);
    }
    const changes = before ? changesOf(before, { ...facts, traffic: halfHours(slots) }) : {};
    audit({ subjectType: 'store-profile', subjectId: id, storeId, details: { version }, changes });
    return id;
  }
}

/** Half hours as the log says them: how many have a figure, and their sum. */
const halfHours = (slots: readonly { inquiries: number | string }[]): string | null =>
  slots.length
    ? `${slots.length} × 30′, Σ ${Math.round(slots.reduce((sum, { inquiries }) => sum + Number(inquiries), 0))}`
    : null;

function checkWindow(
  profile: Pick<StoreProfileInput, 'serviceStartMinute' | 'serviceEndMinute'>,
  prefix: string,
): void {
  const start = profile.serviceStartMinute ?? usualFacts.serviceStartMinute;
  const end = profile.serviceEndMinute ?? usualFacts.serviceEndMinute;
  if (end <= start) {
    throw invalid([{ field: `${prefix}serviceEndMinute`, code: 'END_BEFORE_START' }]);
  }
}

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
