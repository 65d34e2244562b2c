import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Store } from '@zuoxi/published';
import { eventText, type Locale } from '@zuoxi/vocabulary';
import { Any, IsNull, LessThanOrEqual } from 'typeorm';
import { Event } from '../event/event.entity.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import { Delivery } from './delivery.entity.js';
import {
  eventsAMessage,
  leaseMs,
  retryAfter,
  robotMessage,
  robotPauseMs,
  robotRefusal,
  webhookRefusal,
  webhookRequest,
} from './message.rules.js';
import { Outbound } from './outbound.js';

export interface DeliverJob {
  readonly channelId: string;
  /** For when it was queued: clocks differ, and whoever is called early must not find that it is too early. */
  readonly at?: string;
}

interface Claim {
  readonly channel: Channel;
  readonly events: readonly Event[];
}

/**
 * Takes events to channels. What is on its way is in rows: whoever sends marks them first, with the time at which they
 * count as gone, and nothing is held open meanwhile. Killed before it could say how it went, a webhook is sent again
 * under the same id; a robot's message, which has none, is left to people, because twice is worse than asking.
 */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly secrets: ChannelSecrets,
    private readonly outbound: Outbound,
  ) {}

  /** Enters an event's way to every channel that asks for it, in the transaction that enters the event. */
  async enter(tx: WriteTx, event: Pick<Event, 'providerId' | 'id' | 'name' | 'storeId'>): Promise<void> {
    const { providerId, id: eventId, name, storeId } = event;
    const open = await tx.manager.find(Channel, {
      where: { providerId, stoppedAt: IsNull() },
      select: { id: true, storeId: true, events: true },
    });
    const dueAt = this.clock.now();
    for (const channel of open) {
      if (!channel.events.includes(name) || (channel.storeId && channel.storeId !== storeId)) continue;
      await tx.insert(Delivery, { providerId, channelId: channel.id, eventId, state: 'waiting', dueAt });
      await this.queue(tx, providerId, channel.id);
    }
  }

  async deliver({ providerId }: ProviderContext, { channelId, at }: DeliverJob): Promise<void> {
    const claim = await this.claim(systemContext(providerId, []), channelId, at);
    if (!claim) return;
    const failure = await this.send(claim).catch((error: NodeJS.ErrnoException) => error.code ?? error.name);
    await this.settle(claim, failure);
  }

  /** Tries once more what was given up. @returns how many */
  async replay(ctx: ProviderContext, tx: WriteTx, channelId: string): Promise<number> {
    const { providerId } = ctx;
    const dead = { providerId, channelId, state: 'dead' as const };
    const again = { state: 'waiting' as const, attempts: 0, dueAt: this.clock.now() };
    const { affected } = await tx.manager.update(Delivery, dead, again);
    await this.queue(tx, providerId, channelId);
    return affected ?? 0;
  }

  async queue(tx: WriteTx, providerId: Channel['providerId'], channelId: string, startAfter?: Date) {
    const at = startAfter?.toISOString();
    const input: DeliverJob = { channelId, ...(at && { at }) };
    const job = { ctx: systemContext(providerId, []), input };
    await tx.send('channel.deliver', job, startAfter ? { startAfter } : undefined);
  }

  /** Marks what is sent next; null where there is nothing, or not yet. */
  private claim(ctx: ProviderContext, channelId: string, at?: string): Promise<Claim | null> {
    const { providerId } = ctx;
    return this.db.write(ctx, null, async (tx) => {
      const now = new Date(Math.max(this.clock.now().getTime(), at ? Date.parse(at) : 0));
      const channel = await tx.manager.findOne(Channel, {
        where: { providerId, id: channelId, stoppedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!channel) return null;
      if (channel.nextSendAt > now) {
        await this.queue(tx, providerId, channelId, channel.nextSendAt);
        return null;
      }
      const isRobot = channel.kind !== 'webhook';
      const lost = { providerId, channelId, state: 'sending' as const, dueAt: LessThanOrEqual(now) };
      await tx.manager.update(
        Delivery,
        lost,
        isRobot ? { state: 'dead', failure: 'OUTCOME_UNKNOWN' } : { state: 'waiting' },
      );
      const due = await tx.manager.find(Delivery, {
        where: { providerId, channelId, state: 'waiting', dueAt: LessThanOrEqual(now) },
        order: { dueAt: 'ASC', eventId: 'ASC' },
        take: isRobot ? eventsAMessage : 1,
      });
      if (!due.length) return null;
      const eventIds = due.map(({ eventId }) => eventId);
      const lease = new Date(now.getTime() + leaseMs);
      await tx.sql(
        `update notifications.delivery set state = 'sending', attempts = attempts + 1, due_at = $4
          where provider_id = $1 and channel_id = $2 and event_id = any ($3::uuid[])`,
        [providerId, channelId, eventIds, lease],
      );
      const nextSendAt = new Date(now.getTime() + (isRobot ? robotPauseMs : 0));
      await tx.manager.update(Channel, { providerId, id: channelId }, { nextSendAt });
      // Should this process be killed, somebody looks after the lease; otherwise they find nothing.
      await this.queue(tx, providerId, channelId, lease);
      const order = { at: 'ASC', id: 'ASC' } as const;
      const events = await tx.manager.find(Event, { where: { providerId, id: Any(eventIds) }, order });
      return { channel, events };
    });
  }

  private async namesOf({ events, channel }: Claim): Promise<ReadonlyMap<string, string>> {
    const { providerId } = channel;
    const storeIds = [...new Set(events.flatMap(({ storeId }) => storeId ?? []))];
    if (!storeIds.length) return new Map();
    const stores = await this.db.read(systemContext(providerId, storeIds), ({ manager }) =>
      manager.findBy(Store, { providerId, storeId: Any(storeIds) }),
    );
    return new Map(stores.map(({ storeId, name }) => [storeId, name]));
  }

  /** @returns why it was not taken; null: it was */
  private async send(claim: Claim): Promise<string | null> {
    const { channel, events } = claim;
    const { kind, locale } = channel;
    const names = await this.namesOf(claim);
    const { address, secret } = this.secrets.open(channel);
    const now = this.clock.now();
    if (kind !== 'webhook') {
      const lines = events.map((event) => sentenceOf(event, names, locale));
      const { url, body } = robotMessage(kind, address, secret, lines, now);
      const { status, text } = await this.outbound.post(url, body);
      return robotRefusal(kind, status, text);
    }
    const [event] = events;
    if (!event) return null;
    const { id, name: type, at, storeId, subjectId, params: data } = event;
    const sentence = sentenceOf(event, names, locale);
    const said = { id, type, at: at.toISOString(), storeId, subjectId, sentence, data };
    const { body, headers } = webhookRequest(said, secret ?? '', now);
    return webhookRefusal((await this.outbound.post(address, body, headers)).status);
  }

  private async settle({ channel, events }: Claim, failure: string | null): Promise<void> {
    const { providerId, id: channelId } = channel;
    await this.db.write(systemContext(providerId, []), null, async (tx) => {
      const now = this.clock.now();
      const own = {
        providerId,
        channelId,
        state: 'sending' as const,
        eventId: Any(events.map(({ id }) => id)),
      };
      if (failure === null)
        await tx.manager.update(Delivery, own, { state: 'sent', sentAt: now, failure: null });
      else {
        for (const delivery of await tx.manager.findBy(Delivery, own)) {
          const wait = failure === 'ADDRESS_CLOSED' ? null : retryAfter(delivery.attempts);
          const dueAt = new Date(now.getTime() + (wait ?? 0));
          const state = wait === null ? ('dead' as const) : ('waiting' as const);
          await tx.manager.update(Delivery, { ...own, eventId: delivery.eventId }, { state, dueAt, failure });
          if (wait !== null) await this.queue(tx, providerId, channelId, dueAt);
        }
      }
      const waiting = { providerId, channelId, state: 'waiting' as const, dueAt: LessThanOrEqual(now) };
      if (await tx.manager.existsBy(Delivery, waiting))
        await this.queue(tx, providerId, channelId, channel.nextSendAt > now ? channel.nextSendAt : now);
      return null;
    });
  }
}

const sentenceOf = (
  { name, params, storeId, byName, subjectId }: Event,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string => {
  const store = (storeId && names.get(storeId)) ?? '—';
  return eventText(name, locale, { ...params, store, by: byName, id: subjectId });
};
