import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import type { Database, PlatformTables } from '@zuoxi/platform/database';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';

@Resolver()
export class AuditResolver {
  constructor(@Inject(doorOf('identity')) private readonly db: Database<PlatformTables>) {}

  @Query('auditEntries')
  @Access('audit:read')
  auditEntries(@Ctx() ctx: Context, @Args() page: PageArgs) {
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ q }) => {
      const rows = await q
        .selectFrom('platform.auditEntry')
        .where('providerId', '=', ctx.providerId as string)
        .$if(after !== null, (query) => query.where('seq', '<', Number(after?.[0])))
        .select(['seq', 'at', 'action', 'actorName', 'subjectType', 'subjectId', 'ip'])
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return toConnection(rows, limit, (row) => encodeCursor(row.seq));
    });
  }
}
