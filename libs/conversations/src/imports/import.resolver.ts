import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import type { PageArgs } from '@zuoxi/platform/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { type IngestErrorCode, type IngestErrorDetails, ingestMessage } from '../ingest/index.js';
import { AgentAccountService } from './agent-account.service.js';
import { type BatchRow, ImportService } from './import.service.js';

class MatchAgentAccountInput {
  @IsUUID()
  storeId: string;
  @IsString()
  @MaxLength(200)
  account: string;
  @IsUUID()
  agentId: string;
}

@Resolver('ImportBatch')
export class ImportResolver {
  constructor(
    private readonly imports: ImportService,
    private readonly accounts: AgentAccountService,
  ) {}

  @Query('importBatch')
  @Access('import:run')
  async batch(@Ctx() ctx: Context, @Args('id') id: string) {
    return (await this.imports.getMany(ctx, [id]))[0] ?? null;
  }

  @Query('importBatches')
  @Access('import:run')
  list(@Ctx() ctx: Context, @Args() args: { storeId: string; first: number }) {
    return this.imports.list(ctx, args.storeId, args.first);
  }

  @Query('pendingAgentAccounts')
  @Access('import:run')
  pending(@Ctx() ctx: Context, @Args('storeId') storeId: string) {
    return this.accounts.pending(ctx, storeId);
  }

  @Mutation('matchAgentAccount')
  @Access('import:run')
  match(@Ctx() ctx: Context, @Args('input') input: MatchAgentAccountInput) {
    return this.accounts.match(ctx, input);
  }

  @ResolveField('store')
  @Access('import:run')
  store(@Parent() batch: BatchRow) {
    return { __typename: 'Store', id: batch.storeId };
  }

  @ResolveField('failure')
  @Access('import:run')
  failure(@Ctx() ctx: Context, @Parent() batch: BatchRow) {
    const failure = batch.failure as { code: IngestErrorCode; details: IngestErrorDetails } | null;
    return (
      failure && { code: failure.code, message: ingestMessage(failure.code, ctx.locale, failure.details) }
    );
  }

  @ResolveField('errors')
  @Access('import:run')
  errors(@Ctx() ctx: Context, @Parent() batch: BatchRow, @Args() page: PageArgs) {
    return this.imports.errorsOf(ctx, batch, page);
  }
}
