import { Inject, Injectable } from '@nestjs/common';
import type { Platform, Sums } from '@zuoxi/metrics';
import { addDays, daysBetween } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { contractOn } from '../daily-report/report.facts.js';
import type { ReportingTables } from '../tables.js';
import { ownNumbers } from './own-numbers.rules.js';

const daysBefore = 7;

@Injectable()
export class OwnNumbersService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database<ReportingTables>) {}

  /** Of the caller as an agent, and of nobody else; none for whoever is no agent. */
  async of(ctx: Context, on: string) {
    const { agentId } = ctx;
    if (!agentId) return [];
    const from = addDays(on, -daysBefore);
    return this.db.read(ctx, async (tx) => {
      const { q } = tx;
      const storeIds = [...ctx.storeIds, ctx.providerId as string];
      const slots = await q
        .selectFrom('conversationsPub.halfHourFact as f')
        .innerJoin('conversationsPub.agentAccount as a', (join) =>
          join.onRef('a.storeId', '=', 'f.storeId').onRef('a.account', '=', 'f.agentAccount'),
        )
        .innerJoin('identityPub.store as s', 's.storeId', 'f.storeId')
        .where('a.agentId', '=', agentId)
        .where('f.storeId', 'in', storeIds)
        .where('f.businessDate', '>=', from)
        .where('f.businessDate', '<=', on)
        .select(['f.storeId', 'f.businessDate as on', 'f.sums', 's.name', 's.platform'])
        .orderBy('s.name')
        .execute();
      const reviews = await q
        .selectFrom('qualityPub.review')
        .where('providerId', '=', ctx.providerId as string)
        .where('agentId', '=', agentId)
        .where('storeId', 'in', storeIds)
        .where('status', '!=', 'open')
        .where('businessDate', '>=', from)
        .where('businessDate', '<=', on)
        .select(['storeId', 'businessDate as on', 'score'])
        .execute();
      const files = await q
        .selectFrom('conversationsPub.importBatch')
        .where('storeId', 'in', storeIds)
        .where('kind', '=', 'orders')
        .where('state', 'not in', ['undoing', 'undone'])
        .where('fromOn', '<=', on)
        .where('toOn', '>=', from)
        .select(['storeId', 'fromOn', 'toOn'])
        .execute();
      const shops = [];
      for (const [storeId, own] of Map.groupBy(slots, (slot) => slot.storeId)) {
        const [{ name, platform } = { name: '', platform: '' }] = own;
        const orders = files.filter((file) => file.storeId === storeId);
        const numbers = ownNumbers(
          {
            platform: platform as Platform,
            slots: own.map((slot) => ({ on: slot.on, sums: slot.sums as unknown as Sums })),
            scores: reviews.flatMap((review) =>
              review.storeId === storeId && review.score !== null
                ? [{ on: review.on, score: Number(review.score) }]
                : [],
            ),
            knowsOrders: (day) =>
              orders.some(({ fromOn, toOn }) => (fromOn ?? '') <= day && day <= (toOn ?? '')),
            clauses: (await contractOn(tx, storeId, on))?.clauses ?? [],
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
