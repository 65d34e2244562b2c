import { Inject, Injectable } from '@nestjs/common';
import { addDays, instantAt } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { AuditEntry, type Database, type ReadTx } from '@zuoxi/platform/database';
import { type ListOrder, pageOf, partOf, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { Permission, Subject } from '@zuoxi/vocabulary';
import type { SelectQueryBuilder } from 'typeorm';
import type { QueryAuditEntriesSort } from '../api.types.js';

const order: ListOrder<AuditEntry, QueryAuditEntriesSort> = {
  usual: '-seq',
  key: 'seq',
  sorts: { at: 'seq', actor: 'actorName', action: 'action', ip: 'ip' },
};
/** Under which of its details a deed said what its object is called. */
const named = `coalesce(o.details->>'number', o.details->>'name', o.details->>'fileName', o.details->>'email',
                        o.details->>'contract')`;

export interface AuditFilter {
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly subjectType?: string | null;
  readonly subject?: string | null;
  readonly storeId?: string | null;
  readonly fromOn?: string | null;
  readonly toOn?: string | null;
}

/** Whose names are for whom: an e-mail is what an invitation is called. */
export const nameNeeds: Readonly<Partial<Record<Subject, Permission>>> = {
  account: 'member:read',
  agent: 'agent:read',
  invitation: 'member:read',
  membership: 'member:read',
};

export const subjectKey = (type: string | null, id: string | null): string => `${type} ${id}`;

@Injectable()
export class AuditService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  list(ctx: ProviderContext, page: SortedPageArgs, filter: AuditFilter) {
    return this.db.read(ctx, ({ manager }) =>
      pageOf(filtered(entriesOf(ctx, manager), filter), order, page, (entry) => entry),
    );
  }

  /** What objects are called now; of others what the log last called them. Keys by `subjectKey`. */
  names(ctx: ProviderContext, keys: readonly string[]) {
    const subjects = keys.map((key) => key.split(' '));
    const types = subjects.map(([type]) => type);
    const ids = subjects.map(([, id]) => id);
    return this.db.read(ctx, ({ sql }) =>
      sql<{ id: string; name: string }>(
        `with asked as (
           select * from unnest($1::text[], $2::text[]) as a (type, id)
         ), known as (
           select a.type, a.id, s.name from asked a
             join identity.store s on s.provider_id = $3 and s.store_id::text = a.id
            where a.type in ('store', 'store-profile')
           union all
           select a.type, a.id, g.name from asked a
             join scheduling_pub.agent g on g.provider_id = $3 and g.id::text = a.id
            where a.type = 'agent'
           union all
           select distinct a.type, a.id, c.name from asked a
             join identity.membership m on m.provider_id = $3 and a.id in (m.account_id::text, m.id::text)
             join identity.account c on c.id = m.account_id
            where a.type in ('account', 'membership')
           union all
           select a.type, a.id, r.name from asked a
             join identity.own_role r on r.provider_id = $3 and a.id in (r.id::text, 'own:' || r.id)
            where a.type = 'role'
         ), logged as (
           select distinct on (o.subject_type, o.subject_id) o.subject_type, o.subject_id, ${named} as name
             from asked a
             join platform.audit_entry o on o.subject_type = a.type and o.subject_id = a.id
            where o.provider_id = $3 and ${named} is not null
            order by o.subject_type, o.subject_id, o.seq desc
         )
         select a.type || ' ' || a.id as id, coalesce(k.name, l.name) as name
           from asked a
           left join known k on k.type = a.type and k.id = a.id
           left join logged l on l.subject_type = a.type and l.subject_id = a.id
          where coalesce(k.name, l.name) is not null`,
        [types, ids, ctx.providerId],
      ),
    );
  }
}

type Entries = SelectQueryBuilder<AuditEntry>;

/** As the policy of the table says it too: who holds some stores sees what was done to those. */
function entriesOf(ctx: ProviderContext, manager: ReadTx['manager']): Entries {
  const { providerId, providerWide, storeIds } = ctx;
  const entries = manager
    .createQueryBuilder(AuditEntry, 'e')
    .where('e.providerId = :providerId', { providerId });
  return providerWide ? entries : entries.andWhere('e.storeId = any(:storeIds)', { storeIds });
}

function filtered(entries: Entries, filter: AuditFilter): Entries {
  const { actor, action, subjectType, subject, storeId, fromOn, toOn } = filter;
  if (actor) entries.andWhere('e.actorName ilike :actor', { actor: partOf(actor) });
  if (action) entries.andWhere('e.action = :action', { action });
  if (subjectType) entries.andWhere('e.subjectType = :subjectType', { subjectType });
  if (storeId) entries.andWhere('e.storeId = :storeId', { storeId });
  if (fromOn) entries.andWhere('e.at >= :from', { from: instantAt(fromOn) });
  if (toOn) entries.andWhere('e.at < :until', { until: instantAt(addDays(toOn, 1)) });
  if (subject) entries.andWhere(isAbout, { subject: subject.trim(), part: partOf(subject) });
  return entries;
}

/** An object by its id, or by what the log or its own row calls it. */
const isAbout = `(
  e.subjectId = :subject
  or e.subjectId in (
    select o.subject_id from platform.audit_entry o where o.provider_id = :providerId and ${named} ilike :part
    union all select s.store_id::text from identity.store s where s.provider_id = :providerId and s.name ilike :part
    union all select g.id::text from scheduling_pub.agent g where g.provider_id = :providerId and g.name ilike :part
    union all select u.id::text from identity.membership m
      join identity.account c on c.id = m.account_id
      cross join lateral (values (m.id), (c.id)) as u (id)
     where m.provider_id = :providerId and c.name ilike :part
  ))`;
