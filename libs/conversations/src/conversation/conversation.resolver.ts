import { Args, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, type PageArgs } from '@zuoxi/platform/graphql';
import {
  type ConversationRow,
  ConversationService,
  type ConversationsAsked,
} from './conversation.service.js';

@Resolver('Conversation')
export class ConversationResolver {
  constructor(private readonly conversations: ConversationService) {}

  // Whoever may read the report may read what its numbers are made of.
  @Query('conversation')
  @Access('report:read')
  async conversation(@Ctx() ctx: Context, @Args('id') id: string) {
    return (await this.conversations.getMany(ctx, [id]))[0] ?? null;
  }

  @Query('conversations')
  @Access('report:read')
  list(@Ctx() ctx: Context, @Args() args: PageArgs & ConversationsAsked) {
    return this.conversations.list(ctx, args);
  }

  /** Reached from a report, a review or an agent's own result; each of these has asked for its own permission. */
  @ResolveField('messages')
  @Access('store:read')
  messages(@Ctx() ctx: Context, @Parent() conversation: ConversationRow) {
    return this.conversations.messagesOf(ctx, conversation);
  }

  @ResolveField('orders')
  @Access('store:read')
  orders(@Ctx() ctx: Context, @Parent() conversation: ConversationRow) {
    return this.conversations.ordersOf(ctx, conversation);
  }

  @ResolveReference()
  @Access('store:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'conversation', reference.id, (ctx, ids) => this.conversations.getMany(ctx, ids));
  }
}
