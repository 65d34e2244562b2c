import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type PlatformTables, inOrder } from '@zuoxi/platform/database';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { heldStores } from '../member/member.service.js';

const sortable = { at: 'seq', actor: 'actorName', action: 'action', ip: 'ip' } as const;

@Injectable()
export class AuditService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database<PlatformTables>) {}

  /** Newest first, of what the caller holds. */
  entries(ctx: Context, page: SortedPageArgs) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ q }) => {
      const entries = q
        .selectFrom('platform.auditEntry')
        .where('providerId', '=', ctx.providerId as string)
        // As the policy of the table says it too: who holds some stores sees what was done to those.
        .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
        .select(['seq', 'at', 'action', 'actorName', 'subjectType', 'subjectId', 'ip']);
      if (sort) {
        const sorted = await entries
          .orderBy(sort.column, inOrder(sort))
          .orderBy('seq', 'desc')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted, limit, sort);
      }
      const rows = await entries
        .$if(after !== null, (query) => query.where('seq', '<', Number(after?.[0])))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return toConnection(rows, limit, (row) => encodeCursor(row.seq));
    });
  }
}
