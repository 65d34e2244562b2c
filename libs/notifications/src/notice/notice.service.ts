import { Inject, Injectable } from '@nestjs/common';
import { ring } from '@zuoxi/platform/bell';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { notFound } from '@zuoxi/platform/errors';
import { type ListOrder, type PageArgs, pageOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import {
  type EventName,
  eventNames,
  eventPath,
  events,
  eventTitle,
  isForShops,
  isStoreRole,
} from '@zuoxi/vocabulary';
import { Any } from 'typeorm';
import { Event } from '../event/event.entity.js';
import { sentenceOf, speechOf, wordsOf } from '../event/event-words.js';
import { isForRole, isSilenceable, isUsual, type Means } from './audience.rules.js';
import { enterChoice, type Wishes } from './choices.js';
import { Notice } from './notice.entity.js';
import { NoticeChoice } from './notice-choice.entity.js';

interface ChosenInput extends Partial<Wishes> {
  readonly event: string;
}

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
    return this.db.write(ctx, null, async ({ manager, sql }) => {
      const unread = ownIn(ctx, manager).andWhere('n.readAt is null and n.at <= :readAt', { readAt });
      if (ids) unread.andWhere('n.id = any(:ids)', { ids });
      const seen = (await unread.getMany()).map(({ id }) => id);
      const { providerId, userId: accountId } = personOf(ctx);
      if (seen.length) {
        await manager.update(Notice, { providerId, accountId, id: Any(seen) }, { readAt });
        // Their other pages count fewer.
        await ring({ sql }, providerId, [accountId], readAt);
      }
      return ownIn(ctx, manager).andWhere('n.readAt is null').getCount();
    });
  }

  async choices(ctx: ProviderContext) {
    const { providerId, userId: accountId } = personOf(ctx);
    const chosen = await this.db.read(ctx, ({ manager }) =>
      manager.findBy(NoticeChoice, { providerId, accountId }),
    );
    const wishes = new Map(chosen.map((choice) => [choice.event, choice]));
    // What waits for others is no choice of theirs.
    const theirs = audible(ctx).filter((event) => isSilenceable(event) || isForRoles(ctx, event));
    return theirs.map((event) => choiceOf(ctx, event, wishes.get(event) ?? null));
  }

  /** @throws DomainError NOT_FOUND where there is no such event, or none that they may be told of. */
  async choose(ctx: ProviderContext, input: ChosenInput) {
    const event = audible(ctx).find((name) => name === input.event);
    if (!event) throw notFound('event');
    const own = { ...personOf(ctx), event };
    if (!isSilenceable(event)) return choiceOf(ctx, event, null);
    const { isTold = null, isMailed = null } = input;
    const choice = await this.db.write(
      ctx,
      'notice.choose',
      async ({ audit, ...tx }) => {
        const { before, after } = await enterChoice(tx, own, { isTold, isMailed });
        audit({
          subjectType: 'account',
          subjectId: own.userId,
          details: { event },
          changes: changesOf(wishOf(ctx, event, before), wishOf(ctx, event, after)),
        });
        return after;
      },
      input,
    );
    return choiceOf(ctx, event, choice);
  }

  private async sentencesOf(ctx: ProviderContext, manager: ReadTx['manager'], notices: readonly Notice[]) {
    const { providerId } = ctx;
    const ids = Any(notices.map(({ eventId }) => eventId));
    const heard = notices.length ? await manager.findBy(Event, { providerId, id: ids }) : [];
    const speech = await speechOf(ctx, manager, heard);
    const eventOf = new Map(heard.map((event) => [event.id, event]));
    return (notice: Notice) => {
      const event = eventOf.get(notice.eventId) as Event;
      const words = wordsOf(event, speech.stores);
      return {
        ...notice,
        event: notice.name,
        sentence: sentenceOf(event, speech, ctx.locale, notice.count),
        path: eventPath(notice.name, ctx.storeId ? 'shop' : 'office', words),
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
const audible = ({ permissions, roles }: ProviderContext): EventName[] => {
  const isOfShop = roles.every((role) => isStoreRole(role));
  return eventNames.filter(
    (name) => permissions.includes(events[name].may) && (!isOfShop || isForShops(name)),
  );
};

const isForRoles = (ctx: ProviderContext, event: EventName) =>
  ctx.roles.some((role) => isForRole(event, role));

/** How they are told of such events, as they wish or their roles are. */
const wishOf = (ctx: ProviderContext, event: EventName, chosen: Wishes | null): Record<Means, boolean> => {
  const isMeant = isForRoles(ctx, event);
  const by = (means: Means) =>
    (isSilenceable(event) ? chosen?.[means] : null) ?? (isMeant && isUsual(event, means));
  return { isTold: by('isTold'), isMailed: by('isMailed') };
};

const choiceOf = (ctx: ProviderContext, event: EventName, chosen: Wishes | null) => ({
  event,
  name: eventTitle(event, ctx.locale),
  ...wishOf(ctx, event, chosen),
  mayChange: isSilenceable(event),
});
