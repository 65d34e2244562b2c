import { Args, Info, Parent, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, loadOne, selectedFields } from '@zuoxi/platform/graphql';
import type { ConversationId } from '@zuoxi/vocabulary';
import type { GraphQLResolveInfo } from 'graphql';
import { IsBoolean, IsInt, IsOptional } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { OrderService } from '../order/order.service.js';
import { RowsAsked } from '../rows-asked.js';
import { type ConversationRow, ConversationService } from './conversation.service.js';

class ConversationsArgs extends RowsAsked implements api.QueryConversationsArgs {
  @IsOptional()
  @IsBoolean()
  readonly missedOnly?: boolean | null;
  @IsOptional()
  @IsInt()
  readonly hour?: number | null;
}

@Resolver('Conversation')
export class ConversationResolver {
  constructor(
    private readonly conversations: ConversationService,
    private readonly ordersOf: OrderService,
  ) {}

  // Whoever may read the report may read what its numbers are made of.
  @Resolve('Query.conversation')
  @Access('report:read')
  async conversation(
    @Ctx() ctx: ProviderContext,
    @Args('id') id: string,
    @Args('storeId') storeId?: string | null,
  ) {
    return (await this.conversations.getMany(ctx, [id], storeId))[0] ?? null;
  }

  @Resolve('Query.conversations')
  @Access('report:read')
  list(@Ctx() ctx: ProviderContext, @Args() args: ConversationsArgs, @Info() info: GraphQLResolveInfo) {
    const selected = selectedFields(info);
    const isCounted = ['totalCount', 'numerator', 'denominator'].some((name) => selected.has(name));
    return this.conversations.list(ctx, args, isCounted);
  }

  /** Reached from a report, a review or an agent's own result; each of these has asked for its own permission. */
  @Resolve('Conversation.messages')
  @Access('store:read')
  messages(@Parent() { id, storeId }: ConversationRow, @GqlContext() context: GraphqlContext) {
    // Of a list of conversations (appeals, one's own reviews) all at once.
    return loadGrouped(
      context,
      'messages',
      keyOf(storeId, id),
      (ctx, keys) => this.conversations.messagesOf(ctx, keys.map(conversationOf)),
      (message) => keyOf(message.storeId, message.conversationId),
    );
  }

  @Resolve('Conversation.orders')
  @Access('store:read')
  orders(@Ctx() ctx: ProviderContext, @Parent() conversation: ConversationRow) {
    return this.ordersOf.ofConversation(ctx, conversation);
  }

  @ResolveReference()
  @Access('store:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'conversation', reference.id, (ctx, ids) => this.conversations.getMany(ctx, ids));
  }
}

/** Messages are found by store and day too: their rows are kept in parts by month. */
const keyOf = (storeId: string, id: ConversationId) => `${storeId} ${id}`;
const conversationOf = (key: string) => {
  const [storeId = '', id = ''] = key.split(' ');
  return { storeId, id };
};
