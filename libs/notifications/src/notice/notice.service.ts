import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { notFound } from '@zuoxi/platform/errors';
import { type ListOrder, type PageArgs, pageOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Store } from '@zuoxi/published';
import { type EventName, eventNames, eventPath, events, eventText, eventTitle } from '@zuoxi/vocabulary';
import { Any } from 'typeorm';
import { isForRole, isSilenceable } from './audience.rules.js';
import { Event } from '../event/event.entity.js';
import { Notice } from './notice.entity.js';
import { NoticeChoice } from './notice-choice.entity.js';

const newestFirst: ListOrder<Notice> = { usual: '-at', key: 'id', size: 20 };

/** A person's own notices; at a shop's endpoint those of that shop. What they may not see any more is not shown. */
@Injectable()
export class NoticeService {
  constructor(
    @Inject(doorOf('notifications')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: PageArgs & { unread?: boolean | null }) {
    return this.db.read(ctx, async ({ manager }) => {
      const own = ownIn(ctx, manager);
      if (page.unread) own.andWhere('n.readAt is null');
      const { edges, pageInfo } = await pageOf(own, newestFirst, page, (notice) => notice);
      const told = await this.sentencesOf(
        ctx,
        manager,
        edges.map(({ node }) => node),
      );
      return { pageInfo, edges: edges.map((edge) => ({ ...edge, node: told(edge.node) })) };
    });
  }

  unread(ctx: ProviderContext): Promise<number> {
    return this.db.read(ctx, ({ manager }) => ownIn(ctx, manager).andWhere('n.readAt is null').getCount());
  }

  /** @returns how many are left unread. */
  async read(ctx: ProviderContext, ids: readonly string[] | null): Promise<number> {
    const readAt = this.clock.now();
    return this.db.write(ctx, null, async ({ manager }) => {
      const unread = ownIn(ctx, manager).andWhere('n.readAt is null and n.at <= :readAt', { readAt });
      if (ids) unread.andWhere('n.id = any(:ids)', { ids });
      const seen = (await unread.getMany()).map(({ id }) => id);
      const { providerId, userId: accountId } = personOf(ctx);
      if (seen.length) await manager.update(Notice, { providerId, accountId, id: Any(seen) }, { readAt });
      return ownIn(ctx, manager).andWhere('n.readAt is null').getCount();
    });
  }

  async choices(ctx: ProviderContext) {
    const { providerId, userId: accountId } = personOf(ctx);
    const chosen = await this.db.read(ctx, ({ manager }) =>
      manager.findBy(NoticeChoice, { providerId, accountId }),
    );
    const wishes = new Map(chosen.map(({ event, isTold }) => [event, isTold]));
    // What waits for others is no choice of theirs.
    const theirs = audible(ctx).filter((event) => isSilenceable(event) || isForRoles(ctx, event));
    return theirs.map((event) => choiceOf(ctx, event, wishes.get(event)));
  }

  /** @throws DomainError NOT_FOUND where there is no such event, or none that they may be told of. */
  async choose(ctx: ProviderContext, input: { event: string; isTold: boolean }) {
    const event = audible(ctx).find((name) => name === input.event);
    if (!event) throw notFound('event');
    if (isSilenceable(event)) {
      const { providerId, userId: accountId } = personOf(ctx);
      await this.db.write(
        ctx,
        'notice.choose',
        async ({ sql, manager, audit }) => {
          const before = await manager.findOneBy(NoticeChoice, { providerId, accountId, event });
          const wasTold = before?.isTold ?? isForRoles(ctx, event);
          await sql(
            `insert into notifications.notice_choice (provider_id, account_id, event, is_told) values ($1, $2, $3, $4)
             on conflict (provider_id, account_id, event) do update set is_told = excluded.is_told`,
            [providerId, accountId, event, input.isTold],
          );
          audit({
            subjectType: 'account',
            subjectId: accountId,
            details: { event },
            changes: changesOf({ isTold: wasTold }, { isTold: input.isTold }),
          });
          return null;
        },
        input,
      );
    }
    return choiceOf(ctx, event, input.isTold);
  }

  private async sentencesOf(ctx: ProviderContext, manager: ReadTx['manager'], notices: readonly Notice[]) {
    const { providerId } = ctx;
    const ids = Any(notices.map(({ eventId }) => eventId));
    const heard = notices.length ? await manager.findBy(Event, { providerId, id: ids }) : [];
    const stores = notices.length
      ? await manager.findBy(Store, { providerId, storeId: Any(ctx.storeIds) })
      : [];
    const eventOf = new Map(heard.map((event) => [event.id, event]));
    const nameOf = new Map(stores.map(({ storeId, name }) => [storeId, name]));
    return (notice: Notice) => {
      const event = eventOf.get(notice.eventId) as Event;
      const params = {
        ...event.params,
        ...(notice.storeId && { storeId: notice.storeId, store: nameOf.get(notice.storeId) ?? '—' }),
        by: event.byName,
        id: event.subjectId,
      };
      return {
        ...notice,
        event: notice.name,
        sentence: eventText(notice.name, ctx.locale, params, notice.count),
        path: eventPath(notice.name, ctx.storeId ? 'shop' : 'office', params),
      };
    };
  }
}

/** Whose notices they are; an API key is nobody. */
const personOf = ({ providerId, userId }: ProviderContext) => {
  if (!userId) throw notFound('notice');
  return { providerId, userId };
};

/** What they are told of in the stores that they hold, as far as they may still see it. */
function ownIn(ctx: ProviderContext, manager: ReadTx['manager']) {
  return manager
    .createQueryBuilder(Notice, 'n')
    .where('n.providerId = :providerId and n.accountId = :userId', personOf(ctx))
    .andWhere(ctx.storeId ? 'n.storeId = :storeId' : '(n.storeId is null or n.storeId = any(:storeIds))', {
      storeId: ctx.storeId,
      storeIds: ctx.storeIds,
    })
    .andWhere('n.name = any(:names)', { names: audible(ctx) });
}

/** Events that their permissions let them hear of, somewhere. */
const audible = (ctx: ProviderContext): EventName[] =>
  eventNames.filter((name) => ctx.permissions.includes(events[name].may));

const isForRoles = (ctx: ProviderContext, event: EventName) =>
  ctx.roles.some((role) => isForRole(event, role));

const choiceOf = (ctx: ProviderContext, event: EventName, isTold?: boolean) => ({
  event,
  name: eventTitle(event, ctx.locale),
  isTold: (isSilenceable(event) ? isTold : undefined) ?? isForRoles(ctx, event),
  mayChange: isSilenceable(event),
});
