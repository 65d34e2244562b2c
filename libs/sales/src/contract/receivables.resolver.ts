import { Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { Resolve } from '../api.js';
import { ContractService } from './contract.service.js';
import type { OpenInstalment } from './receivables.rules.js';
import { ReceivablesService } from './receivables.service.js';

@Resolver()
export class ReceivablesResolver {
  constructor(
    private readonly receivables: ReceivablesService,
    private readonly contracts: ContractService,
  ) {}

  @Resolve('Query.receivables')
  @Access('contract:read')
  today(@Ctx() ctx: ProviderContext) {
    return this.receivables.today(ctx);
  }

  @Resolve('OpenInstalment.contract')
  @Access('contract:read')
  async contract(@Ctx() ctx: ProviderContext, @Parent() { contractId }: OpenInstalment) {
    return found(await this.contracts.find(ctx, contractId), 'contract');
  }
}
