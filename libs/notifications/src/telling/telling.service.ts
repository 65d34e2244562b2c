import { Inject, Injectable } from '@nestjs/common';
import { ring } from '@zuoxi/platform/bell';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext, systemContext } from '@zuoxi/platform/context';
import type { Database, ReadTx, WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Membership } from '@zuoxi/published';
import { events, type Happened, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import { DeliveryService } from '../delivery/delivery.service.js';
import { Mailer } from '../mail/mailer.js';
import { audienceOf, type Wish } from '../notice/audience.rules.js';
import { Event } from '../event/event.entity.js';
import { ownRolesOf } from '../notice/own-roles.js';
import { NoticeChoice } from '../notice/notice-choice.entity.js';

/** Turns what happened into notices, once, however often it is told. */
@Injectable()
export class TellingService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly deliveries: DeliveryService,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async tell({ providerId }: ProviderContext, happened: Happened): Promise<void> {
    const storeId = happened.storeId as StoreId | null;
    const ctx = systemContext(providerId, storeId ? [storeId] : []);
    await this.db.write(ctx, null, async (tx) => {
      const { eventId: id, name, subjectId, params, by } = happened;
      const at = new Date(happened.at);
      const event = { providerId, id, name, storeId, subjectId, params, byId: by.id, byName: by.name, at };
      if (!(await tx.insert(Event, event, { ignore: true }))) return;
      const wishes = await tx.manager.findBy(NoticeChoice, { providerId, event: name });
      const held = await heldByWhomItMayMean(tx, providerId, happened, wishes);
      const own = await ownRolesOf(tx, providerId);
      const accounts = audienceOf(happened, held, wishes, 'isTold', own);
      if (accounts.length) await this.enter(tx, event, accounts);
      await ring(tx, providerId, accounts, this.clock.now());
      // What nobody can send waits for nobody.
      const mailTo = this.mailer.isOn ? audienceOf(happened, held, wishes, 'isMailed', own) : [];
      await this.deliveries.enter(tx, event, mailTo);
    });
  }

  /** Whoever has not read the last one of its kind has one more of them, instead of one more notice. */
  private async enter(
    { sql }: WriteTx,
    { providerId, id, name, storeId, at }: Pick<Event, 'providerId' | 'id' | 'name' | 'storeId' | 'at'>,
    accountIds: readonly string[],
  ): Promise<void> {
    await sql(
      `insert into notifications.notice as n (provider_id, account_id, id, name, store_id, event_id, at)
       select $1::uuid, a.account_id, a.id, $2, $3::uuid, $4::uuid, $5::timestamptz
         from unnest($6::uuid[], $7::uuid[]) a (account_id, id)
       on conflict (provider_id, account_id, name, store_id) where read_at is null
       do update set count = n.count + 1, event_id = excluded.event_id, at = greatest(n.at, excluded.at)`,
      [providerId, name, storeId, id, at, accountIds, accountIds.map(() => newId())],
    );
  }
}

/**
 * What those hold there of whom an event may be: all that they hold, which says what they may see, and nothing of the
 * many others of a company.
 */
function heldByWhomItMayMean(
  { manager }: ReadTx,
  providerId: ProviderId,
  { name, at, storeId, accountIds, agentIds }: Happened,
  wishes: readonly Wish[],
): Promise<Membership[]> {
  const accounts = [...accountIds, ...wishes.map(({ accountId }) => accountId)];
  return manager
    .createQueryBuilder(Membership, 'm')
    .where('m.providerId = :providerId and m.revokedAt is null', { providerId })
    .andWhere('(m.endsAt is null or m.endsAt > :at)', { at })
    .andWhere('(m.storeId is null or m.storeId = :storeId)', { storeId })
    .andWhere(
      `m.accountId in (
         select n.account_id from identity_pub.membership n
          where n.provider_id = :providerId and (n.store_id is null or n.store_id = :storeId)
            and (n.role = any(:roles) or n.account_id = any(:accounts) or n.agent_id = any(:agentIds)))`,
      { roles: [...events[name].roles], accounts, agentIds: [...agentIds] },
    )
    .getMany();
}
