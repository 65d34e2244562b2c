import { Args, Info, Parent, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  type GraphqlContext,
  loadGrouped,
  loadOne,
  PageArgs,
  selectedFields,
  unreadColumns,
} from '@zuoxi/platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Resolve } from '../api.js';
import { AcceptanceService } from './acceptance.service.js';
import {
  ApproveQuoteInput,
  CreateQuoteInput,
  MarkQuoteLostInput,
  QuoteIdInput,
  QuoteOptionsInput,
  QuotePreviewInput,
  QuotesArgs,
  RequestQuoteApprovalInput,
  ReturnQuoteInput,
  ReviseQuoteInput,
  RevokeShareLinkInput,
} from './quote.inputs.js';
import { type QuoteDocument, type QuoteRow, QuoteService } from './quote.service.js';
import { QuoteApprovalService } from './quote-approval.service.js';
import { QuoteSendingService } from './quote-sending.service.js';

/** Which fields are made of what the engines said. */
const documents: Readonly<Record<QuoteDocument, readonly string[]>> = {
  sizing: ['sizing', 'reason'],
  pricing: ['pricing'],
};

@Resolver('Quote')
export class QuoteResolver {
  constructor(
    private readonly quotes: QuoteService,
    private readonly sending: QuoteSendingService,
    private readonly acceptances: AcceptanceService,
    private readonly approvals: QuoteApprovalService,
  ) {}

  @Resolve('Query.quote')
  @Access('quote:read')
  quote(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.quotes.find(ctx, id);
  }

  @Resolve('Query.quotes')
  @Access('quote:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: QuotesArgs, @Info() info: GraphQLResolveInfo) {
    const unread = unreadColumns(selectedFields(info, 'edges', 'node'), documents);
    return this.quotes.list(ctx, page, unread, selectedFields(info).has('totalCount'));
  }

  @Resolve('Query.quotePreview')
  @Access('quote:write')
  preview(@Ctx() ctx: ProviderContext, @Args('input') input: QuotePreviewInput) {
    return this.quotes.preview(ctx, input);
  }

  @Resolve('Query.quoteOptions')
  @Access('quote:write')
  options(@Ctx() ctx: ProviderContext, @Args('input') input: QuoteOptionsInput) {
    return this.quotes.options(ctx, input);
  }

  @Resolve('Query.quotesToApprove')
  @Access('quote:approve')
  toApprove(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.approvals.waiting(ctx, page);
  }

  @Resolve('Mutation.createQuote')
  @Access('quote:write')
  create(@Ctx() ctx: ProviderContext, @Args('input') input: CreateQuoteInput) {
    return this.quotes.create(ctx, input);
  }

  @Resolve('Mutation.reviseQuote')
  @Access('quote:write')
  revise(@Ctx() ctx: ProviderContext, @Args('input') input: ReviseQuoteInput) {
    return this.quotes.revise(ctx, input);
  }

  @Resolve('Mutation.sendQuote')
  @Access('quote:write')
  send(@Ctx() ctx: ProviderContext, @Args('input') input: QuoteIdInput) {
    return this.sending.send(ctx, input.id);
  }

  @Resolve('Mutation.shareQuoteAgain')
  @Access('quote:write')
  shareAgain(@Ctx() ctx: ProviderContext, @Args('input') input: QuoteIdInput) {
    return this.sending.shareAgain(ctx, input.id);
  }

  @Resolve('Mutation.requestQuoteApproval')
  @Access('quote:write')
  requestApproval(@Ctx() ctx: ProviderContext, @Args('input') input: RequestQuoteApprovalInput) {
    return this.approvals.request(ctx, input);
  }

  @Resolve('Mutation.approveQuote')
  @Access('quote:approve')
  approve(@Ctx() ctx: ProviderContext, @Args('input') input: ApproveQuoteInput) {
    return this.approvals.approve(ctx, input);
  }

  @Resolve('Mutation.returnQuote')
  @Access('quote:approve')
  returnQuote(@Ctx() ctx: ProviderContext, @Args('input') input: ReturnQuoteInput) {
    return this.approvals.return(ctx, input);
  }

  @Resolve('Mutation.revokeShareLink')
  @Access('quote:write')
  revokeLink(@Ctx() ctx: ProviderContext, @Args('input') input: RevokeShareLinkInput) {
    return this.sending.revokeLink(ctx, input.quoteId, input.linkId);
  }

  @Resolve('Mutation.markQuoteLost')
  @Access('quote:write')
  lose(@Ctx() ctx: ProviderContext, @Args('input') input: MarkQuoteLostInput) {
    return this.quotes.markLost(ctx, input.id, input.reason);
  }

  @Resolve('Quote.store')
  @Access('quote:read')
  store(@Parent() quote: QuoteRow) {
    return { __typename: 'Store', id: quote.storeId };
  }

  @Resolve('Quote.shareLinks')
  @Access('quote:read')
  shareLinks(@Ctx() ctx: ProviderContext, @Parent() quote: QuoteRow) {
    return this.sending.links(ctx, quote);
  }

  @Resolve('Quote.acceptance')
  @Access('quote:read')
  async acceptance(@Parent() quote: QuoteRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.acceptances.ofQuotes(ctx, ids);
    const [acceptance] = await loadGrouped(context, 'acceptance', quote.id, load, (row) => row.quoteId);
    return acceptance ?? null;
  }

  @Resolve('Quote.approval')
  @Access('quote:read')
  async approval(@Parent() quote: QuoteRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.approvals.ofQuotes(ctx, ids);
    const [newest] = await loadGrouped(context, 'quote-approval', quote.id, load, (row) => row.quoteId);
    return newest ?? null;
  }

  @ResolveReference()
  @Access('quote:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'quote', reference.id, (ctx, ids) => this.quotes.getMany(ctx, ids));
  }
}

@Resolver()
export class StoreQuotesResolver {
  constructor(private readonly quotes: QuoteService) {}

  @Resolve('Store.quotes')
  @Access('quote:read')
  list(
    @Parent() store: { id: string },
    @GqlContext() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const unread = unreadColumns(selectedFields(info), documents);
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.quotes.listOfStores(ctx, ids, unread);
    return loadGrouped(context, `quotes without ${unread.join()}`, store.id, load, (row) => row.storeId);
  }
}
