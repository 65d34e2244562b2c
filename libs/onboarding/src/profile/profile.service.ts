import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { StoreId } from '@zuoxi/vocabulary';
import type { OnboardingTables } from '../tables.js';
import type { RecordEnquiryInput, StoreProfileInput } from './profile.inputs.js';
import { StoreRegistry } from './store-registry.js';
import { readTrafficCsv, type TrafficSlot } from './traffic-csv.js';

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
    return this.record(ctx, input, []);
  }

  private async record(
    ctx: Context,
    input: RecordEnquiryInput,
    traffic: TrafficSlot[],
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
    await this.saveVersion({ ...made.ctx, idempotencyKey: key }, made.id, input.profile, traffic);
    return made;
  }

  async save(ctx: Context, storeId: string, profile: StoreProfileInput): Promise<void> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    await this.saveVersion(ctx, storeId, profile, checkProfile(profile, 'profile.'));
  }

  private saveVersion(
    ctx: Context,
    storeId: string,
    input: StoreProfileInput,
    traffic: TrafficSlot[],
  ): Promise<string> {
    const { trafficCsv: _, ...facts } = input;
    return this.db.write(
      ctx,
      'profile.save',
      async ({ q, audit }) => {
        const id = newId();
        const providerId = ctx.providerId as string;
        const last = await q
          .selectFrom('onboarding.storeProfile')
          .select((eb) => eb.fn.max('version').as('version'))
          .where('storeId', '=', storeId)
          .executeTakeFirst();
        const version = (last?.version ?? 0) + 1;
        await q
          .insertInto('onboarding.storeProfile')
          .values({
            ...facts,
            providerId,
            storeId,
            id,
            version,
            trafficSource: traffic.length ? 'declared' : 'estimated',
            createdBy: ctx.actor.name,
            createdAt: this.clock.now(),
          })
          .execute();
        if (traffic.length) {
          await q
            .insertInto('onboarding.trafficSlot')
            .values(traffic.map((slot) => ({ ...slot, providerId, storeId, profileId: id })))
            .execute();
        }
        audit({ subjectType: 'store-profile', subjectId: id, storeId, details: { version } });
        return id;
      },
      { storeId, input },
    );
  }
}

function checkWindow(profile: StoreProfileInput, prefix: string): void {
  if (profile.serviceEndMinute <= profile.serviceStartMinute) {
    throw invalid([{ field: `${prefix}serviceEndMinute`, code: 'END_BEFORE_START' }]);
  }
}

function checkProfile(profile: StoreProfileInput, prefix: string): TrafficSlot[] {
  checkWindow(profile, prefix);
  const traffic = profile.trafficCsv?.trim() ? readTrafficCsv(profile.trafficCsv, `${prefix}trafficCsv`) : [];
  if (!traffic.length && !profile.averageDailyInquiries) {
    throw invalid([{ field: `${prefix}averageDailyInquiries`, code: 'TRAFFIC_NEEDED' }]);
  }
  return traffic;
}
