import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsDateString, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { StoreService } from '../store/store.service.js';
import { detailsOf } from './audit.rules.js';
import { type AuditFilter, AuditService, subjectKey } from './audit.service.js';

class AuditFilterInput implements AuditFilter {
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

interface Entry {
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly storeId: string | null;
  readonly details: unknown;
}

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(
    private readonly audit: AuditService,
    private readonly stores: StoreService,
  ) {}

  @Query('auditEntries')
  @Access('audit:read')
  auditEntries(
    @Ctx() ctx: Context,
    @Args() page: SortedPageArgs,
    @Args('filter') filter?: AuditFilterInput | null,
  ) {
    return this.audit.list(ctx, page, filter ?? {});
  }

  @ResolveField('store')
  @Access('audit:read')
  store(@Parent() { storeId }: Entry, @GqlContext() context: GraphqlContext) {
    // An entry outlives what it speaks of.
    return storeId && loadOne(context, 'store', storeId, (ctx, ids) => this.stores.findMany(ctx, ids));
  }

  @ResolveField('subjectName')
  @Access('audit:read')
  async subjectName(@Parent() { subjectType, subjectId }: Entry, @GqlContext() context: GraphqlContext) {
    if (!subjectType || !subjectId) return null;
    const key = subjectKey(subjectType, subjectId);
    const row = await loadOne(context, 'audit-subject', key, (ctx, keys) => this.audit.names(ctx, keys));
    return row?.name ?? null;
  }

  @ResolveField('details')
  @Access('audit:read')
  details(@Parent() { details }: Entry) {
    return detailsOf(details);
  }
}
