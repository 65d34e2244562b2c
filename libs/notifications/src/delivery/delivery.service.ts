import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext, systemContext } from '@zuoxi/platform/context';
import { type Database, moveAll, type Moved, type WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { isForShops, type ProviderId } from '@zuoxi/vocabulary';
import { Any, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Event } from '../event/event.entity.js';
import { Channel } from './channel.entity.js';
import { Delivery } from './delivery.entity.js';
import { deliveryTransitions, leaseMs, retryAfter, ways } from './delivery.rules.js';
import { awakeAt, gatheredAt } from './rhythm.rules.js';

export interface DeliverJob {
  readonly channelId: string;
  /** For when it was queued: clocks differ, and whoever is called early must not find that it is too early. */
  readonly at?: string;
}

/** What is sent now, in one message. */
export interface Claim {
  readonly channel: Channel;
  readonly events: readonly Event[];
  /** Of a mail: the same each time that it is sent. */
  readonly messageId: string;
}

/** How it went. */
export interface Outcome {
  /** Why it was not taken; null: it was. */
  readonly failure: string | null;
  /** It would not be taken another time either. */
  readonly isFinal?: boolean;
  /** Events that were left out. */
  readonly withheld?: readonly string[];
}

/**
 * What is on its way to channels, in rows: whoever sends marks them first, with the time at which they count as gone, and
 * nothing is held open meanwhile. Killed before it could say how it went, a webhook or a mail is sent again under the same
 * id; a robot's message, which has none, is left to people, because twice is worse than asking.
 */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Enters an event's way, in the transaction that enters the event: to every channel that asks for it, and by mail. */
  async enter(
    tx: WriteTx,
    event: Pick<Event, 'providerId' | 'id' | 'name' | 'storeId'>,
    mailTo: readonly string[],
  ): Promise<void> {
    const { providerId, id: eventId, name, storeId } = event;
    const open = await tx.manager.findBy(Channel, { providerId, stoppedAt: IsNull(), kind: Not('mail') });
    const asking = open.filter(
      (channel) =>
        channel.events.includes(name) &&
        (!channel.storeId || channel.storeId === storeId) &&
        (!channel.withShop || isForShops(name)),
    );
    const channels = [...asking, ...(await this.mailboxes(tx, providerId, mailTo))];
    // In one order, so that two events never wait for each other.
    for (const channel of channels.sort((a, b) => a.id.localeCompare(b.id))) {
      const dueAt = this.dueAt(channel);
      await this.look(tx, channel, awakeAt(channel, dueAt));
      await tx.insert(Delivery, { providerId, channelId: channel.id, eventId, state: 'waiting', dueAt });
    }
  }

  /** When what happens now is due there. */
  private dueAt(channel: Channel): Date {
    const gathered = new Date(this.clock.now().getTime() + ways[channel.kind].gatherMs);
    return gatheredAt(channel, gathered);
  }

  /** People's mailboxes; who has none yet gets one. */
  async mailboxes(
    { sql, manager }: WriteTx,
    providerId: ProviderId,
    accountIds: readonly string[],
  ): Promise<Channel[]> {
    if (!accountIds.length) return [];
    const wanted = [...accountIds].sort();
    await sql(
      `insert into notifications.channel (provider_id, account_id, id, kind, name, host, events, locale,
                                          next_send_at, created_by, created_at)
       select $1::uuid, a.account_id, a.id, 'mail', '', '', '{}', 'zh-CN', $4::timestamptz, 'system', $4::timestamptz
         from unnest($2::uuid[], $3::uuid[]) a (account_id, id)
       on conflict (provider_id, account_id) where kind = 'mail' do nothing`,
      [providerId, wanted, wanted.map(() => newId()), this.clock.now()],
    );
    return manager.findBy(Channel, { providerId, kind: 'mail', accountId: Any(wanted) });
  }

  /** Tries once more what was given up. @returns how many */
  async replay({ providerId }: ProviderContext, tx: WriteTx, channelId: string): Promise<number> {
    const channel = await this.locked(tx, providerId, channelId);
    if (!channel) return 0;
    const again = { state: 'waiting' as const, attempts: 0, dueAt: this.clock.now() };
    const count = await moveAll(tx, Delivery, deliveryTransitions, { providerId, channelId }, again, [
      'dead',
    ]);
    await this.lookNext(tx, channel);
    return count;
  }

  /** A channel has other hours now: what waits there and was not tried yet goes by them. */
  async retime(tx: WriteTx, providerId: ProviderId, channelId: string): Promise<void> {
    const channel = await this.locked(tx, providerId, channelId);
    if (!channel) return;
    const untried = { providerId, channelId, state: 'waiting' as const, attempts: 0 };
    await tx.manager.update(Delivery, untried, { dueAt: this.dueAt(channel) });
    await this.lookNext(tx, channel);
  }

  /**
   * Somebody looks then what is due, unless somebody does before. Whoever should have come long ago is not counted on: a
   * look too many finds nothing.
   */
  private async look(tx: WriteTx, { providerId, id }: Channel, due: Date): Promise<void> {
    const now = this.clock.now();
    const at = due > now ? due : now;
    const late = new Date(now.getTime() - leaseMs);
    const queued = await tx.sql(
      `update notifications.channel set look_at = $3
        where provider_id = $1 and id = $2 and (look_at is null or look_at > $3 or look_at < $4)
        returning id`,
      [providerId, id, at, late],
    );
    if (!queued.length) return;
    const input: DeliverJob = { channelId: id, at: at.toISOString() };
    await tx.send('channel.deliver', { ctx: systemContext(providerId, []), input }, { startAfter: at });
  }

  /** Somebody looks when the next is due and may be sent, and when who sends one counts as gone. */
  private async lookNext(tx: WriteTx, channel: Channel): Promise<void> {
    const { providerId, id, nextSendAt } = channel;
    const [next] = await tx.sql<{ at: Date | null }>(
      `select min(due_at) as at from notifications.delivery
        where provider_id = $1 and channel_id = $2 and state in ('waiting', 'sending')`,
      [providerId, id],
    );
    if (next?.at) await this.look(tx, channel, awakeAt(channel, new Date(Math.max(+next.at, +nextSendAt))));
  }

  /** Before its deliveries, always: in one order nobody waits for each other. */
  private locked({ manager }: WriteTx, providerId: ProviderId, id: string): Promise<Channel | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return manager.findOne(Channel, { where: { providerId, id, stoppedAt: IsNull() }, lock });
  }

  /**
   * Marks what is sent next; null where there is nothing, or not yet.
   *
   * @param goesOn it is not the first of this job, after which another was queued
   */
  claim(ctx: ProviderContext, { channelId, at }: DeliverJob, goesOn = false): Promise<Claim | null> {
    const { providerId } = ctx;
    return this.db.write(ctx, null, async (tx) => {
      const now = new Date(Math.max(this.clock.now().getTime(), at ? Date.parse(at) : 0));
      const channel = await this.locked(tx, providerId, channelId);
      if (!channel) return null;
      if (!goesOn && channel.lookAt && channel.lookAt <= now)
        await tx.manager.update(Channel, { providerId, id: channelId }, { lookAt: null });
      if (channel.nextSendAt > now || awakeAt(channel, now) > now) {
        await this.lookNext(tx, channel);
        return null;
      }
      const { pauseMs, whenLost } = ways[channel.kind];
      const lost = { providerId, channelId, dueAt: LessThanOrEqual(now) };
      const after =
        whenLost === 'dead'
          ? { state: whenLost, failure: 'OUTCOME_UNKNOWN' }
          : { state: whenLost, dueAt: now };
      await moveAll(tx, Delivery, deliveryTransitions, lost, after, ['sending']);
      const due = await this.dueOf(tx, channel, now);
      if (!due.length) {
        await this.lookNext(tx, channel);
        return null;
      }
      const messageId = due[0]?.messageId ?? newId();
      const eventIds = due.map(({ eventId }) => eventId);
      const lease = new Date(now.getTime() + leaseMs);
      await this.take(tx, due, { dueAt: lease, messageId: channel.kind === 'mail' ? messageId : null });
      const nextSendAt = new Date(now.getTime() + pauseMs);
      await tx.manager.update(Channel, { providerId, id: channelId }, { nextSendAt });
      // Should this process be killed, somebody looks after the lease.
      await this.lookNext(tx, { ...channel, nextSendAt });
      const order = { at: 'ASC', id: 'ASC' } as const;
      const events = await tx.manager.find(Event, { where: { providerId, id: Any(eventIds) }, order });
      return { channel, events, messageId };
    });
  }

  /** Marks what is sent next, each with one attempt more. */
  private async take(
    tx: WriteTx,
    due: readonly Delivery[],
    set: Pick<Delivery, 'dueAt' | 'messageId'>,
  ): Promise<void> {
    for (const [tried, same] of Map.groupBy(due, ({ attempts }) => attempts)) {
      const { providerId, channelId } = same[0] as Delivery;
      const where = { providerId, channelId, eventId: Any(same.map(({ eventId }) => eventId)) };
      const sending = { ...set, state: 'sending' as const, attempts: tried + 1 };
      await moveAll(tx, Delivery, deliveryTransitions, where, sending);
    }
  }

  /** What one message holds. What was in one before is in that one again, whatever has come since. */
  private async dueOf({ manager }: WriteTx, channel: Channel, now: Date): Promise<Delivery[]> {
    const { providerId, id: channelId, kind } = channel;
    const due = { providerId, channelId, state: 'waiting' as const, dueAt: LessThanOrEqual(now) };
    const [first, ...others] = await manager.find(Delivery, {
      where: due,
      order: { dueAt: 'ASC', eventId: 'ASC' },
      take: ways[kind].most,
    });
    if (!first) return [];
    if (!first.messageId) return [first, ...others.filter(({ messageId }) => !messageId)];
    return manager.findBy(Delivery, { ...due, messageId: first.messageId });
  }

  async settle({ channel: { providerId, id: channelId }, events }: Claim, outcome: Outcome): Promise<void> {
    const { failure, isFinal, withheld = [] } = outcome;
    await this.db.write(systemContext(providerId, []), null, async (tx) => {
      const channel = await this.locked(tx, providerId, channelId);
      const now = this.clock.now();
      const moveTo = (ids: readonly string[], set: Moved<Delivery>) =>
        moveAll(tx, Delivery, deliveryTransitions, { providerId, channelId, eventId: Any(ids) }, set, [
          'sending',
        ]);
      if (withheld.length) await moveTo(withheld, { state: 'withheld' });
      const own = events.map(({ id }) => id).filter((id) => !withheld.includes(id));
      if (failure === null) await moveTo(own, { state: 'sent', sentAt: now, failure: null });
      else {
        const sending = { providerId, channelId, state: 'sending' as const, eventId: Any(own) };
        for (const { attempts, eventId } of await tx.manager.findBy(Delivery, sending)) {
          const wait = isFinal ? null : retryAfter(attempts);
          const dueAt = new Date(now.getTime() + (wait ?? 0));
          const state = wait === null ? ('dead' as const) : ('waiting' as const);
          await moveTo([eventId], { state, dueAt, failure });
        }
      }
      if (channel) await this.lookNext(tx, channel);
      return null;
    });
  }
}
