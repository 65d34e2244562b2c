import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsDateString, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { StoreService } from '../store/store.service.js';
import { detailsOf } from './audit.rules.js';
import { AuditService, subjectKey } from './audit.service.js';

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
  async subjectName(@Parent() { subjectType, subjectId }: Entry, @GqlContext() context: GraphqlContext) {
    if (!subjectType || !subjectId) return null;
    const key = subjectKey(subjectType, subjectId);
    const row = await loadOne(context, 'audit-subject', key, (ctx, keys) => this.audit.names(ctx, keys));
    return row?.name ?? null;
  }

  @Resolve('AuditEntry.details')
  @Access('audit:read')
  details(@Parent() { details }: Entry) {
    return detailsOf(details);
  }
}
