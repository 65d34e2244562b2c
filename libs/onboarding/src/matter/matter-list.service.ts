import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { countedPageOf, type ListOrder, partOf, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import type { MatterKind, MatterSide, MatterState, QueryMattersSort } from '../api.types.js';
import { MatterFile } from './matter-file.entity.js';
import { MatterMessage } from './matter-message.entity.js';
import { Matter } from './matter.entity.js';
import { otherSide, sideOf, sideWaitedFor } from './matter.rules.js';

const order: ListOrder<Matter, QueryMattersSort> = {
  usual: 'dueOn',
  key: 'id',
  sorts: { dueOn: 'dueOn', askedAt: 'askedAt', title: 'title' },
};

const waits = `m.status in ('open', 'answered')`;

export interface MatterFilter {
  readonly storeId?: string | null;
  readonly kind?: MatterKind | null;
  readonly waitsFor?: MatterSide | null;
  readonly state?: MatterState | null;
  readonly search?: string | null;
}

/** Matters as they are read. */
@Injectable()
export class MatterListService {
  constructor(
    @Inject(doorOf('onboarding')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs & MatterFilter) {
    const { providerId, storeIds } = ctx;
    const today = this.today();
    return this.db.read(ctx, ({ manager }) => {
      const rows = manager
        .createQueryBuilder(Matter, 'm')
        .where('m.providerId = :providerId and m.storeId = any(:storeIds)', { providerId, storeIds });
      if (page.storeId) rows.andWhere('m.storeId = :storeId', { storeId: heldStore(ctx, page.storeId) });
      if (page.kind) rows.andWhere('m.kind = :kind', { kind: page.kind });
      if (page.waitsFor)
        rows.andWhere(
          `(m.status = 'open' and m.askedOf = :side or m.status = 'answered' and m.askedOf = :other)`,
          { side: page.waitsFor, other: otherSide(page.waitsFor) },
        );
      if (page.state === 'over') rows.andWhere(`not ${waits}`);
      if (page.state === 'waiting') rows.andWhere(waits);
      if (page.state === 'overdue') rows.andWhere(`${waits} and m.dueOn < :today`, { today });
      if (page.search) rows.andWhere('m.title ilike :part', { part: partOf(page.search) });
      return countedPageOf(rows, order, page, presentTo(ctx, today));
    });
  }

  async find(ctx: ProviderContext, id: string) {
    const where = { ...ofStores(ctx), id };
    const row = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Matter, where));
    return row && presentTo(ctx, this.today())(row);
  }

  /** What was said in each, oldest first, with the files that went with it. */
  messagesOf(ctx: ProviderContext, matterIds: readonly string[]) {
    return this.db.read(ctx, async ({ manager }) => {
      const own = ofStores(ctx);
      const where = { ...own, matterId: Any(matterIds) };
      const messages = await manager.find(MatterMessage, { where, order: { at: 'ASC', id: 'ASC' } });
      const files = messages.length
        ? await manager.find(MatterFile, {
            where: { ...own, messageId: Any(messages.map(({ id }) => id)) },
            order: { name: 'ASC', fileId: 'ASC' },
          })
        : [];
      return messages.map((message) => ({
        ...message,
        files: files
          .filter(({ messageId }) => messageId === message.id)
          .map(({ fileId: id, name, bytes }) => ({ id, name, bytes, url: `/files/${id}` })),
      }));
    });
  }

  private today(): string {
    return businessDateOf(this.clock.now());
  }
}

const presentTo = (ctx: ProviderContext, today: string) => (matter: Matter) => {
  const waitsFor = sideWaitedFor(matter);
  return {
    ...matter,
    waitsFor,
    isOverdue: waitsFor !== null && matter.dueOn < today,
    isOwn: sideOf(ctx) !== matter.askedOf,
  };
};
