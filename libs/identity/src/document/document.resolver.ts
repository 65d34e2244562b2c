import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { IsIn, IsUUID, Length } from 'class-validator';
import { RegisteredDocuments } from './registered-documents.js';

class RegisterDocumentInput {
  @IsIn(['back-office', 'store'])
  endpoint: string;
  @Length(10, 20_000)
  text: string;
}
class ReviewDocumentInput {
  @IsUUID()
  id: string;
  @IsIn(['approved', 'refused', 'withdrawn'])
  state: 'approved' | 'refused' | 'withdrawn';
}

@Resolver('RegisteredDocument')
export class DocumentResolver {
  constructor(private readonly documents: RegisteredDocuments) {}

  @Query('registeredDocuments')
  @Access('document:register')
  list(@Ctx() ctx: Context) {
    return this.documents.list(ctx);
  }
  @Mutation('registerDocument')
  @Access('document:register')
  register(@Ctx() ctx: Context, @Args('input') input: RegisterDocumentInput) {
    return this.documents.register(ctx, input);
  }
  @Mutation('reviewDocument')
  @Access('document:review')
  review(@Ctx() ctx: Context, @Args('input') input: ReviewDocumentInput) {
    return this.documents.review(ctx, input);
  }
}
