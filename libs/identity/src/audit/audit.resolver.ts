import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsDateString, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { type Permission, permissionReach, type Subject } from '@zuoxi/vocabulary';
import { Type } from 'class-transformer';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { StoreService } from '../store/store.service.js';
import { detailOf, linesOf, namedIn } from './audit.rules.js';
import { AuditService, nameNeeds, subjectKey } from './audit.service.js';
import type { NamedKind } from './audit.words.js';

class AuditFilterInput implements api.AuditFilter {
  @IsOptional()
  @MaxLength(100)
  actor?: string | null;
  @IsOptional()
  @MaxLength(100)
  action?: string | null;
  @IsOptional()
  @MaxLength(100)
  subjectType?: string | null;
  @IsOptional()
  @MaxLength(100)
  subject?: string | null;
  @IsOptional()
  @IsUUID()
  storeId?: string | null;
  @IsOptional()
  @IsDateString()
  fromOn?: string | null;
  @IsOptional()
  @IsDateString()
  toOn?: string | null;
}

class AuditEntriesArgs extends SortedPageArgs implements api.QueryAuditEntriesArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => AuditFilterInput)
  readonly filter?: AuditFilterInput | null;
}

interface Entry {
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly storeId: string | null;
  readonly details: unknown;
}

@Resolver()
export class AuditResolver {
  constructor(
    private readonly audit: AuditService,
    private readonly stores: StoreService,
  ) {}

  @Resolve('Query.auditEntries')
  @Access('audit:read')
  auditEntries(@Ctx() ctx: ProviderContext, @Args() { filter, ...page }: AuditEntriesArgs) {
    return this.audit.list(ctx, page, filter ?? {});
  }

  @Resolve('AuditEntry.store')
  @Access('audit:read')
  store(@Parent() { storeId }: Entry, @GqlContext() context: GraphqlContext) {
    // An entry outlives what it speaks of.
    return storeId ? loadOne(context, 'store', storeId, (ctx, ids) => this.stores.findMany(ctx, ids)) : null;
  }

  @Resolve('AuditEntry.subjectName')
  @Access('audit:read')
  async subjectName(
    @Parent() { subjectType, subjectId, storeId }: Entry,
    @GqlContext() context: GraphqlContext,
  ) {
    if (!subjectType || !subjectId) return null;
    const needs = nameNeeds[subjectType as Subject];
    if (needs && !may(context.ctx, needs, storeId)) return null;
    return this.nameOf(context, subjectType, subjectId);
  }

  @Resolve('AuditEntry.details')
  @Access('audit:read')
  async details(@Parent() { details, subjectType, storeId }: Entry, @GqlContext() context: GraphqlContext) {
    const { ctx } = context;
    const lines = linesOf(details);
    const named = namedIn(lines);
    const names = await Promise.all(
      named.map(({ kind, id }) => this.nameOf(context, subjectOfKind[kind], id)),
    );
    const known = new Map(named.map(({ kind, id }, index) => [`${kind} ${id}`, names[index] ?? null]));
    const nameOf = (kind: NamedKind, id: string) => known.get(`${kind} ${id}`) ?? null;
    const speech = { locale: ctx.locale, subjectType, nameOf };
    return lines.map((line) => detailOf(line, speech, (needs) => may(ctx, needs, storeId)));
  }

  private async nameOf(context: GraphqlContext, type: string, id: string): Promise<string | null> {
    const key = subjectKey(type, id);
    const row = await loadOne(context, 'audit-subject', key, (ctx, keys) => this.audit.names(ctx, keys));
    return row?.name ?? null;
  }
}

const subjectOfKind: Readonly<Record<NamedKind, Subject>> = {
  person: 'account',
  agent: 'agent',
  role: 'role',
};

/** Over the store that an entry is of; a permission that goes for the whole provider, over that. */
const may = (ctx: ProviderContext, needs: Permission, storeId: string | null): boolean =>
  holds(ctx, needs, permissionReach[needs] === 'provider' ? null : storeId);
