import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { type GraphqlContext, loadGrouped, PageArgs } from '@zuoxi/platform/graphql';
import type { Locale } from '@zuoxi/vocabulary';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ChannelService } from './channel.service.js';
import type { AddedChannel } from '../delivery/channel.entity.js';
import { type AddedKind, addedKinds } from './message.rules.js';

class AddChannelInput implements api.AddChannelInput {
  @IsIn(addedKinds)
  kind: AddedKind;
  @Length(1, 60)
  name: string;
  @IsOptional()
  @IsUUID()
  storeId?: string;
  @IsOptional()
  @IsBoolean()
  withShop?: boolean;
  @Length(1, 400)
  address: string;
  @IsOptional()
  @MaxLength(200)
  secret?: string;
  @IsArray()
  @ArrayMaxSize(100)
  @MaxLength(60, { each: true })
  events: string[];
  @IsIn(['zh-CN', 'en-US'])
  locale: Locale;
}
class ChangeChannelInput implements api.ChangeChannelInput {
  @IsUUID()
  id: string;
  @IsArray()
  @ArrayMaxSize(100)
  @MaxLength(60, { each: true })
  events: string[];
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1439)
  quietFrom?: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1439)
  quietUntil?: number;
  @MaxLength(60)
  timeZone: string;
}
class ChannelInput implements api.ChannelInput {
  @IsUUID()
  id: string;
}

@Resolver()
export class ChannelResolver {
  constructor(private readonly channels: ChannelService) {}

  @Resolve('Query.channels')
  @Access('channel:write')
  list(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.channels.list(ctx, page);
  }

  @Resolve('Mutation.addChannel')
  @Access('channel:write')
  add(@Ctx() ctx: ProviderContext, @Args('input') input: AddChannelInput) {
    return this.channels.add(ctx, input);
  }

  @Resolve('Mutation.changeChannel')
  @Access('channel:write')
  change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeChannelInput) {
    return this.channels.change(ctx, input);
  }

  @Resolve('Mutation.stopChannel')
  @Access('channel:write')
  stop(@Ctx() ctx: ProviderContext, @Args('input') { id }: ChannelInput) {
    return this.channels.stop(ctx, id);
  }

  @Resolve('Mutation.testChannel')
  @Access('channel:write')
  test(@Ctx() ctx: ProviderContext, @Args('input') { id }: ChannelInput) {
    return this.channels.test(ctx, id);
  }

  @Resolve('Mutation.replayChannel')
  @Access('channel:write')
  replay(@Ctx() ctx: ProviderContext, @Args('input') { id }: ChannelInput) {
    return this.channels.replay(ctx, id);
  }

  @Resolve('Channel.store')
  @Access('channel:write')
  store(@Parent() { storeId }: AddedChannel) {
    return storeId && { __typename: 'Store', id: storeId };
  }

  @Resolve('Channel.waiting')
  @Access('channel:write')
  async waiting(@Parent() channel: AddedChannel, @GqlContext() context: GraphqlContext) {
    return (await this.standingOf(channel, context)).waiting;
  }

  @Resolve('Channel.dead')
  @Access('channel:write')
  async dead(@Parent() channel: AddedChannel, @GqlContext() context: GraphqlContext) {
    return (await this.standingOf(channel, context)).dead;
  }

  @Resolve('Channel.failure')
  @Access('channel:write')
  async failure(@Parent() channel: AddedChannel, @GqlContext() context: GraphqlContext) {
    return (await this.standingOf(channel, context)).failure;
  }

  private async standingOf({ id }: AddedChannel, context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.channels.standingOf(ctx, ids);
    const [standing] = await loadGrouped(context, 'channel-standing', id, load, (row) => row.channelId);
    return found(standing, 'channel');
  }
}
