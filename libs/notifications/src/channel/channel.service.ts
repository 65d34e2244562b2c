import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { heldStore } from '@zuoxi/platform/access';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import { type ListOrder, pageOf, type PageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { type EventName, eventNames, isForShops, type Locale } from '@zuoxi/vocabulary';
import { randomBytes } from 'node:crypto';
import { IsNull } from 'typeorm';
import { ChannelSecrets } from './channel-secrets.js';
import { type AddedChannel, Channel, isAdded } from '../delivery/channel.entity.js';
import { DeliveryService } from '../delivery/delivery.service.js';
import { type AskedHours, quietHours } from '../delivery/rhythm.rules.js';
import { type AddedKind, robotHosts } from './message.rules.js';
import { Messenger } from './messenger.js';

export interface NewChannel {
  readonly kind: AddedKind;
  readonly name: string;
  readonly storeId?: string | null;
  readonly withShop?: boolean | null;
  readonly address: string;
  readonly secret?: string | null;
  readonly events: readonly string[];
  readonly locale: Locale;
}

export interface ChangedChannel extends AskedHours {
  readonly id: string;
  readonly events: readonly string[];
}

const byName: ListOrder<Channel> = { usual: 'name', key: 'id', size: 50 };

/** Where a provider wants to be told besides the product. Addresses are written and never read again. */
@Injectable()
export class ChannelService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: ChannelSecrets,
    private readonly deliveries: DeliveryService,
    private readonly messenger: Messenger,
  ) {}

  list(ctx: ProviderContext, page: PageArgs) {
    return this.db.read(ctx, async ({ manager }) => {
      const open = manager
        .createQueryBuilder(Channel, 'c')
        .where("c.providerId = :providerId and c.stoppedAt is null and c.kind <> 'mail'", {
          providerId: ctx.providerId,
        });
      return pageOf(open, byName, page, (channel) => channel as AddedChannel);
    });
  }

  async find(ctx: ProviderContext, id: string): Promise<AddedChannel | null> {
    const open = { providerId: ctx.providerId, id, stoppedAt: IsNull() };
    const channel = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Channel, open));
    return channel && isAdded(channel) ? channel : null;
  }

  /** How many are on their way, and how many were given up, with the reason of the last. */
  async standingOf(ctx: ProviderContext, channelIds: readonly string[]) {
    const standings = await this.db.read(ctx, ({ sql }) =>
      sql<{ channelId: string; waiting: number; dead: number; failure: string | null }>(
        `select d.channel_id, count(*) filter (where d.state <> 'dead')::int as waiting,
                count(*) filter (where d.state = 'dead')::int as dead,
                (array_agg(d.failure order by d.due_at desc) filter (where d.failure is not null))[1] as failure
           from notifications.delivery d
          where d.provider_id = $1 and d.channel_id = any ($2::uuid[]) and d.state in ('waiting', 'sending', 'dead')
          group by d.channel_id`,
        [ctx.providerId, channelIds],
      ),
    );
    const nothing = { waiting: 0, dead: 0, failure: null };
    const known = new Map(standings.map((standing) => [standing.channelId, standing]));
    return channelIds.map((channelId) => known.get(channelId) ?? { channelId, ...nothing });
  }

  /**
   * @returns the channel, and of a webhook its secret, once
   * @throws DomainError INVALID_INPUT for an address that is none of its kind, or an event that there is not
   */
  async add(
    ctx: ProviderContext,
    input: NewChannel,
  ): Promise<{ channel: AddedChannel; secret: string | null }> {
    const storeId = input.storeId ? heldStore(ctx, input.storeId) : null;
    const withShop = input.withShop ?? false;
    if (withShop && !storeId) throw invalid([{ field: 'storeId', code: 'IS_NOT_EMPTY' }]);
    const events = eventsOf(input.events, withShop);
    const host = hostOf(input.kind, input.address);
    const id = newId();
    const isWebhook = input.kind === 'webhook';
    const secret = isWebhook ? newSecret() : input.secret?.trim() || null;
    const { kind, name, locale } = input;
    const made = await this.db.write(
      ctx,
      'channel.add',
      async ({ insert, audit }) => {
        const createdAt = this.clock.now();
        await insert(Channel, {
          ...this.secrets.keep({ id, address: input.address.trim(), secret }),
          ...{ providerId: ctx.providerId, kind, name: name.trim(), storeId, host, locale },
          ...{ withShop, events, nextSendAt: createdAt, createdBy: ctx.actor.name, createdAt },
        });
        audit({ subjectType: 'channel', subjectId: id, storeId, details: { name, kind } });
        return id;
      },
      { ...input, address: host, secret: null },
    );
    // Asked again, it is the one that the first request made, with its secret.
    const channel = found(await this.find(ctx, made), 'channel');
    return { channel, secret: isWebhook ? this.secrets.open(channel).secret : null };
  }

  /** @throws DomainError ZONE_UNKNOWN; INVALID_INPUT for an event that there is not, or hours without an end */
  async change(ctx: ProviderContext, input: ChangedChannel): Promise<AddedChannel> {
    const hours = quietHours(input);
    await this.db.write(
      ctx,
      'channel.change',
      async (tx) => {
        const key = { providerId: ctx.providerId, id: input.id, stoppedAt: IsNull() };
        const lock = { mode: 'pessimistic_write' } as const;
        const before = found(await tx.manager.findOne(Channel, { where: key, lock }), 'channel');
        if (!isAdded(before)) throw notFound('channel');
        const after = { events: eventsOf(input.events, before.withShop), ...hours };
        await tx.manager.update(Channel, key, after);
        await this.deliveries.retime(tx, ctx.providerId, input.id);
        const { events, quietFrom, quietUntil, timeZone } = before;
        tx.audit({
          subjectType: 'channel',
          subjectId: input.id,
          storeId: before.storeId,
          changes: changesOf({ quietFrom, quietUntil, timeZone, events }, after),
        });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'channel');
  }

  /** Nothing goes there any more; what waits stays unsent. */
  async stop(ctx: ProviderContext, id: string): Promise<AddedChannel> {
    const channel = found(await this.find(ctx, id), 'channel');
    const stoppedAt = this.clock.now();
    await this.db.write(ctx, 'channel.stop', async ({ manager, audit }) => {
      const open = { providerId: ctx.providerId, id, stoppedAt: IsNull() };
      const { affected } = await manager.update(Channel, open, { stoppedAt });
      if (!affected) throw new DomainError('STATE_CHANGED', { status: 'stopped' });
      audit({
        subjectType: 'channel',
        subjectId: id,
        storeId: channel.storeId,
        details: { name: channel.name },
      });
      return null;
    });
    return { ...channel, stoppedAt };
  }

  /** Sends a word now. @returns why it was not taken; null: it was */
  async test(ctx: ProviderContext, id: string): Promise<string | null> {
    const channel = found(await this.find(ctx, id), 'channel');
    const { failure } = await this.messenger.say(channel, testSentence[channel.locale]);
    return failure;
  }

  async replay(ctx: ProviderContext, id: string): Promise<AddedChannel> {
    const channel = found(await this.find(ctx, id), 'channel');
    await this.db.write(ctx, 'channel.replay', async (tx) => {
      const rows = await this.deliveries.replay(ctx, tx, id);
      tx.audit({ subjectType: 'channel', subjectId: id, storeId: channel.storeId, details: { rows } });
      return null;
    });
    return channel;
  }
}

const testSentence = {
  'zh-CN': '坐席：通知已接通',
  'en-US': 'Zuoxi: notices arrive here',
} as const satisfies Record<Locale, string>;

const newSecret = () => `whsec_${randomBytes(24).toString('base64')}`;

function hostOf(kind: AddedKind, address: string): string {
  const url = URL.parse(address.trim());
  const isRobot = kind !== 'webhook';
  if (!url || url.protocol !== 'https:' || (isRobot && !robotHosts[kind].includes(url.host)))
    throw invalid([{ field: 'address', code: isRobot ? 'ROBOT_ADDRESS' : 'IS_URL' }]);
  return url.host;
}

function eventsOf(names: readonly string[], withShop: boolean): EventName[] {
  const known = eventNames.filter((name) => names.includes(name));
  if (!known.length || known.length !== new Set(names).size)
    throw invalid([{ field: 'events', code: 'IS_NOT_EMPTY' }]);
  if (withShop && !known.every(isForShops)) throw invalid([{ field: 'events', code: 'NOT_FOR_SHOPS' }]);
  return known;
}
