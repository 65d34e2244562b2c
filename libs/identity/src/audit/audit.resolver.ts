import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import type { SortedPageArgs } from '@zuoxi/platform/graphql';
import { AuditService } from './audit.service.js';

@Resolver()
export class AuditResolver {
  constructor(private readonly audit: AuditService) {}

  @Query('auditEntries')
  @Access('audit:read')
  auditEntries(@Ctx() ctx: Context, @Args() page: SortedPageArgs) {
    return this.audit.entries(ctx, page);
  }
}
