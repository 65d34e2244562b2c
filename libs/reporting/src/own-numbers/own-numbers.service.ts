import { Inject, Injectable } from '@nestjs/common';
import type { Sums } from '@zuoxi/metrics';
import { addDays, daysBetween } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { ImportBatch, Review } from '@zuoxi/published';
import type { Platform } from '@zuoxi/vocabulary';
import { Any, Between, In, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';
import { contractOn } from '../daily-report/report.facts.js';
import { ownNumbers } from './own-numbers.rules.js';

const daysBefore = 7;

/** What the agent answered in half an hour. */
interface OwnSlot {
  readonly storeId: string;
  readonly on: string;
  readonly sums: Sums;
  readonly name: string;
  readonly platform: Platform;
}

@Injectable()
export class OwnNumbersService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /** Of the caller as an agent, and of nobody else; none for whoever is no agent. */
  async of(ctx: ProviderContext, on: string) {
    const { agentId } = ctx;
    if (!agentId) return [];
    const from = addDays(on, -daysBefore);
    return this.db.read(ctx, async (tx) => {
      const { manager, sql } = tx;
      const providerId = ctx.providerId;
      const storeId = Any(ctx.storeIds);
      const slots = await sql<OwnSlot>(
        `select f.store_id, f.business_date as "on", f.sums, s.name, s.platform
           from conversations_pub.half_hour_fact f
           join conversations_pub.agent_account a
             on a.provider_id = f.provider_id and a.store_id = f.store_id and a.account = f.agent_account
           join identity_pub.store s on s.provider_id = f.provider_id and s.store_id = f.store_id
          where f.provider_id = $1 and f.store_id = any ($2) and f.business_date between $3 and $4
            and a.agent_id = $5
          order by s.name`,
        [providerId, ctx.storeIds, from, on, agentId],
      );
      const reviews = await manager.findBy(Review, {
        ...{ providerId, storeId, agentId, status: Not('open'), businessDate: Between(from, on) },
      });
      const files = await manager.findBy(ImportBatch, {
        ...{ providerId, storeId, kind: 'orders', state: Not(In(['undoing', 'undone'])) },
        ...{ fromOn: LessThanOrEqual(on), toOn: MoreThanOrEqual(from) },
      });
      const shops = [];
      for (const [storeId, own] of Map.groupBy(slots, (slot) => slot.storeId)) {
        const [{ name, platform }] = own as [OwnSlot];
        const orders = files.filter((file) => file.storeId === storeId);
        const numbers = ownNumbers(
          {
            platform,
            slots: own,
            scores: reviews.flatMap((review) =>
              review.storeId === storeId && review.score !== null
                ? [{ on: review.businessDate, score: Number(review.score) }]
                : [],
            ),
            knowsOrders: (day) =>
              orders.some(({ fromOn, toOn }) => (fromOn ?? '') <= day && day <= (toOn ?? '')),
            clauses: (await contractOn(ctx, tx, storeId, on))?.clauses ?? [],
          },
          on,
          daysBetween(from, addDays(on, -1)),
          ctx.locale,
        );
        shops.push({ storeId, storeName: name, numbers });
      }
      return shops;
    });
  }
}
