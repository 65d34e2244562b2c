import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantAt } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, inOrder, type PlatformTables, sql } from '@zuoxi/platform/database';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  type SortedPageArgs,
  sortOf,
  toConnection,
  toSortedConnection,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { QueryAuditEntriesSort } from '../api.types.js';
import { heldStores } from '../member/member.service.js';
import type { IdentityTables } from '../tables.js';

const sortable = { at: 'seq', actor: 'actorName', action: 'action', ip: 'ip' } as const satisfies Record<
  QueryAuditEntriesSort,
  string
>;
const columns = [
  'seq',
  'at',
  'action',
  'actorName',
  'storeId',
  'subjectType',
  'subjectId',
  'details',
  'ip',
] as const;

/** Under which of its details a deed said what its object is called. */
const named = sql.raw(
  `coalesce(details->>'number', details->>'name', details->>'fileName', details->>'email', details->>'contract')`,
);

export interface AuditFilter {
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly subjectType?: string | null;
  readonly subject?: string | null;
  readonly storeId?: string | null;
  readonly fromOn?: string | null;
  readonly toOn?: string | null;
}

export const subjectKey = (type: string | null, id: string | null): string => `${type} ${id}`;

const partOf = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;

@Injectable()
export class AuditService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database<IdentityTables & PlatformTables>) {}

  list(ctx: Context, page: SortedPageArgs, filter: AuditFilter) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 1);
    const { actor, action, subjectType, subject, storeId, fromOn, toOn } = filter;
    return this.db.read(ctx, async ({ q }) => {
      const entries = q
        .selectFrom('platform.auditEntry')
        .where('providerId', '=', ctx.providerId as string)
        // As the policy of the table says it too: who holds some stores sees what was done to those.
        .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
        .$if(!!actor, (query) => query.where('actorName', 'ilike', partOf(actor ?? '')))
        .$if(!!action, (query) => query.where('action', '=', action ?? ''))
        .$if(!!subjectType, (query) => query.where('subjectType', '=', subjectType ?? ''))
        .$if(!!storeId, (query) => query.where('storeId', '=', storeId ?? ''))
        .$if(!!fromOn, (query) => query.where('at', '>=', instantAt(fromOn ?? '')))
        .$if(!!toOn, (query) => query.where('at', '<', instantAt(addDays(toOn ?? '', 1))))
        .$if(!!subject, (query) => query.where(isAbout(ctx, subject ?? '')))
        .select(columns);
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

  /** What objects are called now; of others what the log last called them. Keys by `subjectKey`. */
  names(ctx: Context, keys: readonly string[]) {
    const subjects = keys.map((key) => key.split(' '));
    const types = subjects.map(([type]) => type);
    const ids = subjects.map(([, id]) => id);
    return this.db.read(ctx, async ({ q }) => {
      const { rows } = await sql<{ id: string; name: string }>`
        with asked as (
          select * from unnest(${types}::text[], ${ids}::text[]) as a (type, id)
        ), known as (
          select a.type, a.id, s.name from asked a join identity.store s on s.store_id::text = a.id
           where a.type in ('store', 'store-profile')
          union all
          select a.type, a.id, g.name from asked a join scheduling_pub.agent g on g.id::text = a.id where a.type = 'agent'
          union all
          select distinct a.type, a.id, c.name from asked a
            join identity.membership m on a.id in (m.account_id::text, m.id::text)
            join identity.account c on c.id = m.account_id
           where a.type in ('account', 'membership')
        ), logged as (
          select distinct on (e.subject_type, e.subject_id) e.subject_type, e.subject_id, ${named} as name
            from asked a
            join platform.audit_entry e on e.subject_type = a.type and e.subject_id = a.id
           where e.provider_id = ${ctx.providerId} and ${named} is not null
           order by e.subject_type, e.subject_id, e.seq desc
        )
        select a.type || ' ' || a.id as id, coalesce(k.name, l.name) as name
          from asked a
          left join known k on k.type = a.type and k.id = a.id
          left join logged l on l.subject_type = a.type and l.subject_id = a.id
         where coalesce(k.name, l.name) is not null`.execute(q);
      return rows;
    });
  }
}

/** Entries about an object by its id, or by what the log or its own row calls it. */
function isAbout(ctx: Context, subject: string) {
  const part = partOf(subject);
  return sql<boolean>`(
    platform.audit_entry.subject_id = ${subject.trim()}
    or platform.audit_entry.subject_id in (
      select e.subject_id from platform.audit_entry e where e.provider_id = ${ctx.providerId} and ${named} ilike ${part}
      union all select s.store_id::text from identity.store s where s.name ilike ${part}
      union all select g.id::text from scheduling_pub.agent g where g.name ilike ${part}
      union all select u.id::text from identity.membership m
        join identity.account c on c.id = m.account_id
        cross join lateral (values (m.id), (c.id)) as u (id)
       where c.name ilike ${part}
    ))`;
}
