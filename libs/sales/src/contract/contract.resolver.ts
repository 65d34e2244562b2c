import { Args, Info, Parent, Resolver } from '@nestjs/graphql';
import { getMetric } from '@zuoxi/metrics';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  type GraphqlContext,
  loadGrouped,
  selectedFields,
  SortedPageArgs,
  unreadColumns,
} from '@zuoxi/platform/graphql';
import type { Platform } from '@zuoxi/vocabulary';
import type { GraphQLResolveInfo } from 'graphql';
import { Resolve } from '../api.js';
import {
  ContractIdInput,
  EndContractInput,
  HandOverAccountInput,
  OpenContractForSigningInput,
  RecordPaymentInput,
  ProposedClausesArgs,
  ReopenContractInput,
  ReversePaymentInput,
  SaveContractInput,
  SignContractInput,
  TakeOverContractInput,
} from './contract.inputs.js';
import { AccountHandoverService } from './account-handover.service.js';
import { ClauseLibraryService } from './clause-library.service.js';
import { ContractRunningService } from './contract-running.service.js';
import { ContractSavingService } from './contract-saving.service.js';
import { type ContractDocument, type ContractRow, ContractService } from './contract.service.js';
import { termsOf } from './contract.terms.js';
import { PaymentService } from './payment.service.js';
import { SigningService } from './signing.service.js';
import { TakeOverService } from './take-over.service.js';

/** Which fields are made of a contract's documents. */
const documents: Readonly<Record<ContractDocument, readonly string[]>> = {
  sections: ['sections', 'contentHash'],
  owners: ['owners', 'contacts', 'contentHash'],
};
const contractOf = ({ contractId }: { readonly contractId: string }) => contractId;

@Resolver()
export class ContractResolver {
  constructor(
    private readonly contracts: ContractService,
    private readonly saving: ContractSavingService,
    private readonly running: ContractRunningService,
    private readonly signing: SigningService,
    private readonly payments: PaymentService,
    private readonly takeOvers: TakeOverService,
    private readonly library: ClauseLibraryService,
    private readonly handovers: AccountHandoverService,
  ) {}

  @Resolve('Query.contract')
  @Access('contract:read')
  contract(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.contracts.find(ctx, id);
  }

  @Resolve('Query.contracts')
  @Access('contract:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs, @Info() info: GraphQLResolveInfo) {
    const unread = unreadColumns(selectedFields(info, 'edges', 'node'), documents);
    return this.contracts.list(ctx, page, unread, selectedFields(info).has('totalCount'));
  }

  @Resolve('Mutation.saveContract')
  @Access('contract:write')
  save(@Ctx() ctx: ProviderContext, @Args('input') input: SaveContractInput) {
    return this.saving.save(ctx, input);
  }

  @Resolve('Query.proposedClauses')
  @Access('store:take-over')
  proposedClauses(@Ctx() ctx: ProviderContext, @Args() { platform, shop }: ProposedClausesArgs) {
    return this.takeOvers.proposedClauses(platform, shop ?? null).map(({ period, ...clause }) => {
      const { name, unit } = getMetric(clause.metric);
      return { ...clause, window: period, metricName: name[ctx.locale === 'zh-CN' ? 'zh' : 'en'], unit };
    });
  }

  @Resolve('Query.offeredClauses')
  @Access('contract:read')
  offeredClauses(@Ctx() ctx: ProviderContext, @Args('platform') platform: Platform) {
    return this.library.offered(ctx, platform);
  }

  @Resolve('Query.promisableMetrics')
  @Access('contract:read')
  promisableMetrics(@Ctx() ctx: ProviderContext, @Args('platform') platform: Platform) {
    return this.takeOvers.promisableMetrics(platform).map(({ id, name, unit }) => ({
      metric: id,
      name: name[ctx.locale === 'zh-CN' ? 'zh' : 'en'],
      unit,
    }));
  }

  @Resolve('Mutation.takeOverContract')
  @Access('store:take-over')
  takeOver(@Ctx() ctx: ProviderContext, @Args('input') { storeId, ...terms }: TakeOverContractInput) {
    return this.takeOvers.takeOver(ctx, storeId, terms);
  }

  @Resolve('Mutation.openContractForSigning')
  @Access('contract:write')
  open(@Ctx() ctx: ProviderContext, @Args('input') input: OpenContractForSigningInput) {
    return this.signing.open(ctx, input);
  }

  @Resolve('Mutation.reopenContract')
  @Access('contract:write')
  reopen(@Ctx() ctx: ProviderContext, @Args('input') input: ReopenContractInput) {
    return this.signing.reopen(ctx, input);
  }

  /** Which side may sign is the service's to say: it depends on who asks. */
  @Resolve('Mutation.signContract')
  @Access('contract:read')
  sign(@Ctx() ctx: ProviderContext, @Args('input') input: SignContractInput) {
    return this.signing.sign(ctx, input);
  }

  @Resolve('Mutation.recordPayment')
  @Access('payment:record')
  recordPayment(@Ctx() ctx: ProviderContext, @Args('input') input: RecordPaymentInput) {
    return this.payments.record(ctx, input);
  }

  @Resolve('Mutation.reversePayment')
  @Access('payment:record')
  reversePayment(@Ctx() ctx: ProviderContext, @Args('input') input: ReversePaymentInput) {
    return this.payments.reverse(ctx, input);
  }

  @Resolve('Mutation.startService')
  @Access('contract:write')
  startService(@Ctx() ctx: ProviderContext, @Args('input') input: ContractIdInput) {
    return this.running.startService(ctx, input.id);
  }

  @Resolve('Mutation.endContract')
  @Access('contract:write')
  end(@Ctx() ctx: ProviderContext, @Args('input') input: EndContractInput) {
    return this.running.end(ctx, input);
  }

  @Resolve('Mutation.handOverAccount')
  @Access('contract:write')
  handOver(@Ctx() ctx: ProviderContext, @Args('input') input: HandOverAccountInput) {
    return this.handovers.handOver(ctx, input);
  }

  @Resolve('Contract.handovers')
  @Access('contract:read')
  handoversOf(@Parent() { id }: ContractRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.handovers.of(ctx, ids);
    return loadGrouped(context, 'handovers', id, load, contractOf);
  }

  @Resolve('Contract.contacts')
  @Access('contract:read')
  async contacts(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return this.handovers.contactsOf(contract, await this.handoversOf(contract, context));
  }

  @Resolve('Contract.store')
  @Access('contract:read')
  store(@Parent() contract: ContractRow) {
    return { __typename: 'Store', id: contract.storeId };
  }

  @Resolve('Contract.clauses')
  @Access('contract:read')
  clauses(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return this.clausesOf(contract, context);
  }

  @Resolve('Contract.receipts')
  @Access('contract:read')
  async receipts(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return (await this.money(contract, context)).receipts;
  }

  @Resolve('Contract.receivedFen')
  @Access('contract:read')
  async receivedFen(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return (await this.money(contract, context)).receivedFen;
  }

  @Resolve('Contract.overpaidFen')
  @Access('contract:read')
  async overpaidFen(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return (await this.money(contract, context)).overpaidFen;
  }

  @Resolve('Contract.payments')
  @Access('contract:read')
  async scheduledPayments(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    return (await this.money(contract, context)).payments;
  }

  @Resolve('Contract.contentHash')
  @Access('contract:read')
  async contentHash(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    const [clauses, { payments }] = await Promise.all([
      this.clausesOf(contract, context),
      this.money(contract, context),
    ]);
    return contentHash(termsOf(contract, { clauses, payments }));
  }

  @Resolve('Contract.signatures')
  @Access('contract:read')
  signatures(@Parent() contract: ContractRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.contracts.signaturesOf(ctx, ids);
    return loadGrouped(context, 'signatures', contract.id, load, contractOf);
  }

  /** Each part in one statement for all contracts of a list, however many fields are made of it. */
  private clausesOf({ id }: ContractRow, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.contracts.clausesOf(ctx, ids);
    return loadGrouped(context, 'clauses', id, load, contractOf);
  }

  private async money({ id }: ContractRow, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.contracts.moneyOf(ctx, ids);
    const [money] = await loadGrouped(context, 'contract-money', id, load, contractOf);
    return money as NonNullable<typeof money>;
  }
}

@Resolver()
export class StoreContractResolver {
  constructor(private readonly contracts: ContractService) {}

  @Resolve('Store.contract')
  @Access('contract:read')
  async contract(
    @Parent() store: { id: string },
    @GqlContext() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return (await this.standing(store, context, info))?.contract ?? null;
  }

  @Resolve('Store.nextContract')
  @Access('contract:read')
  async nextContract(
    @Parent() store: { id: string },
    @GqlContext() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return (await this.standing(store, context, info))?.next ?? null;
  }

  private async standing(store: { id: string }, context: GraphqlContext, info: GraphQLResolveInfo) {
    const unread = unreadColumns(selectedFields(info), documents);
    const load = (ctx: ProviderContext, ids: readonly string[]) =>
      this.contracts.standingOfStores(ctx, ids, unread);
    const [standing] = await loadGrouped(
      context,
      `contract without ${unread.join()}`,
      store.id,
      load,
      (row) => row.storeId,
    );
    return standing;
  }
}
