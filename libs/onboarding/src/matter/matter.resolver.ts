import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { type GraphqlContext, loadGrouped, SortedPageArgs } from '@zuoxi/platform/graphql';
import { typed } from '@zuoxi/screening';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { MatterListService } from './matter-list.service.js';
import { MatterService } from './matter.service.js';

const kinds: readonly api.MatterKind[] = ['question', 'material'];
const sides: readonly api.MatterSide[] = ['provider', 'client'];
const states: readonly api.MatterState[] = ['waiting', 'overdue', 'over'];
const ends: readonly api.MatterEnd[] = ['done', 'withdrawn'];
const mostFiles = 10;

class MattersArgs extends SortedPageArgs implements api.QueryMattersArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsOptional()
  @IsIn(kinds)
  readonly kind?: api.MatterKind | null;
  @IsOptional()
  @IsIn(sides)
  readonly waitsFor?: api.MatterSide | null;
  @IsOptional()
  @IsIn(states)
  readonly state?: api.MatterState | null;
  @IsOptional()
  @MaxLength(200)
  readonly search?: string | null;
}
class Said {
  @IsString()
  @MaxLength(5000)
  @Transform(typed)
  text: string;
  @IsOptional()
  @ArrayMaxSize(mostFiles)
  @IsUUID(undefined, { each: true })
  fileIds?: string[] | null;
}
class OpenMatterInput extends Said implements api.OpenMatterInput {
  @IsOptional()
  @IsUUID()
  storeId?: string | null;
  @IsIn(kinds)
  kind: api.MatterKind;
  @Matches(/\S/)
  @MaxLength(120)
  @Transform(typed)
  title: string;
  @IsDateString()
  dueOn: string;
}
class ReplyToMatterInput extends Said implements api.ReplyToMatterInput {
  @IsUUID()
  id: string;
}
class CloseMatterInput implements api.CloseMatterInput {
  @IsUUID()
  id: string;
  @IsIn(ends)
  as: api.MatterEnd;
}

@Resolver()
export class MatterResolver {
  constructor(
    private readonly matters: MatterService,
    private readonly list: MatterListService,
  ) {}

  @Resolve('Query.matters')
  @Access('matter:read')
  all(@Ctx() ctx: ProviderContext, @Args() page: MattersArgs) {
    return this.list.list(ctx, page);
  }

  @Resolve('Query.matter')
  @Access('matter:read')
  one(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.list.find(ctx, id);
  }

  @Resolve('Mutation.openMatter')
  @Access('matter:write')
  async open(@Ctx() ctx: ProviderContext, @Args('input') input: OpenMatterInput) {
    return this.as(ctx, await this.matters.open(ctx, input));
  }

  @Resolve('Mutation.replyToMatter')
  @Access('matter:write')
  async reply(@Ctx() ctx: ProviderContext, @Args('input') input: ReplyToMatterInput) {
    return this.as(ctx, await this.matters.reply(ctx, input));
  }

  @Resolve('Mutation.closeMatter')
  @Access('matter:write')
  async close(@Ctx() ctx: ProviderContext, @Args('input') input: CloseMatterInput) {
    return this.as(ctx, await this.matters.close(ctx, input));
  }

  @Resolve('Matter.store')
  @Access('matter:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }

  @Resolve('Matter.messages')
  @Access('matter:read')
  messages(@Parent() { id }: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.list.messagesOf(ctx, ids);
    return loadGrouped(context, 'matter-messages', id, load, (row) => row.matterId);
  }

  private async as(ctx: ProviderContext, id: string) {
    return found(await this.list.find(ctx, id), 'matter');
  }
}
