import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';

interface EndedLink {
  readonly id: string;
  readonly quoteId: string;
  readonly number: string;
  readonly createdBy: string;
  readonly views: number;
}

/** What ended before is no news; an installation that stood still for longer has more to tell than this. */
const newsDays = 14;

/**
 * Tells who made a link to a quote that it has ended. It ends by its time, whether or not this runs. One that was ended
 * by hand, or whose quote was accepted, is no news.
 */
@Injectable()
export class LinkExpiryService {
  constructor(@Inject(doorOf('sales')) private readonly db: Database) {}

  async tell({ ctx, storeId, dueAt }: DueWorkOfStore): Promise<RunOutcome> {
    const links = await this.db.read(ctx, ({ sql }) =>
      sql<EndedLink>(
        `select l.id, l.quote_id, q.number, l.created_by,
                (select count(*)::int from sales.share_link_view v
                  where v.provider_id = $1 and v.store_id = $2 and v.link_id = l.id) as views
           from sales.share_link l
           join sales.quote q on q.provider_id = $1 and q.store_id = $2 and q.id = l.quote_id
          where l.provider_id = $1 and l.store_id = $2 and l.revoked_at is null and l.created_by is not null
            and l.expires_at <= $3 and l.expires_at > $3 - make_interval(days => $4) and q.status <> 'accepted'
          order by l.id`,
        [ctx.providerId, storeId, dueAt, newsDays],
      ),
    );
    if (!links.length) return { state: 'nothing', sentence: 'no-link-ended' };
    await this.db.write(ctx, null, async ({ happened }) => {
      for (const { id, quoteId: subjectId, number, createdBy, views } of links) {
        const of = { storeId, subjectId, params: { number, views } };
        // A link ends once: told again, it is the same.
        await happened('share-link.ended', { ...of, once: id, accountIds: [createdBy] });
      }
    });
    return { state: 'done', sentence: 'links-ended', params: { count: links.length } };
  }
}
