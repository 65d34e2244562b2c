import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs } from '@zuoxi/platform/graphql';
import { IsIn, IsUUID, Length } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { RegisteredDocuments } from './registered-documents.js';

class RegisterDocumentInput implements api.RegisterDocumentInput {
  @IsIn(['back-office', 'store'])
  endpoint: 'back-office' | 'store';
  @Length(10, 20_000)
  text: string;
}
class ReviewDocumentInput implements api.ReviewDocumentInput {
  @IsUUID()
  id: string;
  @IsIn(['approved', 'refused', 'withdrawn'])
  state: api.DocumentDecision;
}

@Resolver()
export class DocumentResolver {
  constructor(private readonly documents: RegisteredDocuments) {}

  @Resolve('Query.registeredDocuments')
  @Access('document:register')
  list(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.documents.list(ctx, page);
  }
  @Resolve('Mutation.registerDocument')
  @Access('document:register')
  register(@Ctx() ctx: ProviderContext, @Args('input') input: RegisterDocumentInput) {
    return this.documents.register(ctx, input);
  }
  @Resolve('Mutation.reviewDocument')
  @Access('document:review')
  review(@Ctx() ctx: ProviderContext, @Args('input') input: ReviewDocumentInput) {
    return this.documents.review(ctx, input);
  }
}
