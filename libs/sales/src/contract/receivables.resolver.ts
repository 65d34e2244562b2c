import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { ContractService } from './contract.service.js';
import type { OpenInstalment } from './receivables.rules.js';
import { ReceivablesService } from './receivables.service.js';

@Resolver('OpenInstalment')
export class ReceivablesResolver {
  constructor(
    private readonly receivables: ReceivablesService,
    private readonly contracts: ContractService,
  ) {}

  @Query('receivables')
  @Access('contract:read')
  today(@Ctx() ctx: Context) {
    return this.receivables.today(ctx);
  }

  @ResolveField('contract')
  @Access('contract:read')
  contract(@Ctx() ctx: Context, @Parent() { contractId }: OpenInstalment) {
    return this.contracts.find(ctx, contractId);
  }
}
