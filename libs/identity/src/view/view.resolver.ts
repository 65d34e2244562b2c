import { Args, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsUUID, Length, Matches, MaxLength } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ViewService } from './view.service.js';

class SaveViewInput implements api.SaveViewInput {
  @Matches(/^[a-z-]{1,40}$/)
  list: string;
  @Length(1, 60)
  name: string;
  @MaxLength(2000)
  search: string;
}
class RemoveViewInput implements api.RemoveViewInput {
  @IsUUID()
  id: string;
}

@Resolver()
export class ViewResolver {
  constructor(private readonly views: ViewService) {}

  @Resolve('Query.savedViews')
  @SignedIn()
  list(@Ctx() ctx: ProviderContext, @Args('list') list: string) {
    return this.views.list(ctx, list);
  }

  @Resolve('Mutation.saveView')
  @SignedIn()
  save(@Ctx() ctx: ProviderContext, @Args('input') input: SaveViewInput) {
    return this.views.save(ctx, { ...input, name: input.name.trim() });
  }

  @Resolve('Mutation.removeView')
  @SignedIn()
  remove(@Ctx() ctx: ProviderContext, @Args('input') input: RemoveViewInput) {
    return this.views.remove(ctx, input.id);
  }
}
