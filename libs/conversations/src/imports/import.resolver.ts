import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs, SortedPageArgs } from '@zuoxi/platform/graphql';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { typed } from '@zuoxi/screening';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AgentAccountService } from './agent-account.service.js';
import { failureOf, warningsOf } from './import-remarks.js';
import { type BatchRow, ImportService } from './import.service.js';
import { ImportUndoService } from './import-undo.service.js';

class MatchAgentAccountInput implements api.MatchAgentAccountInput {
  @IsUUID()
  storeId: string;
  @IsString()
  @MaxLength(200)
  account: string;
  @IsUUID()
  agentId: string;
}

class AgentAccountMatchInput implements api.AgentAccountMatchInput {
  @IsString()
  @MaxLength(200)
  account: string;
  @IsUUID()
  agentId: string;
}
class MatchAgentAccountsInput implements api.MatchAgentAccountsInput {
  @IsUUID()
  storeId: string;
  @ValidateNested({ each: true })
  @Type(() => AgentAccountMatchInput)
  @ArrayMaxSize(500)
  matches: AgentAccountMatchInput[];
}

class UndoImportInput implements api.UndoImportInput {
  @IsUUID()
  id: string;
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  @Transform(typed)
  reason: string;
}

const presentPending = ({
  suggestion,
  ...row
}: Awaited<ReturnType<AgentAccountService['pending']>>[number]) => ({
  ...row,
  suggestion: suggestion && { agent: { __typename: 'Agent', id: suggestion.agentId }, by: suggestion.by },
});

class ImportBatchesArgs extends SortedPageArgs implements api.QueryImportBatchesArgs {
  @IsUUID()
  readonly storeId: string;
}

@Resolver()
export class ImportResolver {
  constructor(
    private readonly imports: ImportService,
    private readonly accounts: AgentAccountService,
    private readonly undoing: ImportUndoService,
  ) {}

  @Resolve('Query.importBatch')
  @Access('import:run')
  async batch(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return (await this.imports.getMany(ctx, [id]))[0] ?? null;
  }

  @Resolve('Query.importBatches')
  @Access('import:run')
  list(@Ctx() ctx: ProviderContext, @Args() page: ImportBatchesArgs) {
    return this.imports.list(ctx, page);
  }

  @Resolve('Query.pendingAgentAccounts')
  @Access('import:run')
  async pending(@Ctx() ctx: ProviderContext, @Args('storeId') storeId: string) {
    return (await this.accounts.pending(ctx, storeId)).map(presentPending);
  }

  @Resolve('Query.matchedAgentAccounts')
  @Access('import:run')
  async matched(@Ctx() ctx: ProviderContext, @Args('storeId') storeId: string) {
    const rows = await this.accounts.matched(ctx, storeId);
    return rows.map(({ agentId, ...row }) => ({ ...row, agent: { __typename: 'Agent', id: agentId } }));
  }

  @Resolve('Mutation.matchAgentAccounts')
  @Access('import:run')
  async matchMany(@Ctx() ctx: ProviderContext, @Args('input') input: MatchAgentAccountsInput) {
    return (await this.accounts.matchMany(ctx, input)).map(presentPending);
  }

  @Resolve('Mutation.undoImport')
  @Access('import:undo')
  undo(@Ctx() ctx: ProviderContext, @Args('input') input: UndoImportInput) {
    return this.undoing.undo(ctx, { id: input.id, reason: input.reason.trim() });
  }

  @Resolve('Mutation.matchAgentAccount')
  @Access('import:run')
  async match(@Ctx() ctx: ProviderContext, @Args('input') input: MatchAgentAccountInput) {
    return (await this.accounts.match(ctx, input)).map(presentPending);
  }

  @Resolve('ImportBatch.store')
  @Access('import:run')
  store(@Parent() batch: BatchRow) {
    return { __typename: 'Store', id: batch.storeId };
  }

  @Resolve('ImportBatch.failure')
  @Access('import:run')
  failure(@Ctx() ctx: ProviderContext, @Parent() batch: BatchRow) {
    return failureOf(batch.failure, ctx.locale);
  }

  @Resolve('ImportBatch.warnings')
  @Access('import:run')
  warnings(@Ctx() ctx: ProviderContext, @Parent() batch: BatchRow) {
    return warningsOf(batch.warnings, ctx.locale);
  }

  @Resolve('ImportBatch.errors')
  @Access('import:run')
  errors(@Ctx() ctx: ProviderContext, @Parent() batch: BatchRow, @Args() page: PageArgs) {
    return this.imports.errorsOf(ctx, batch, page);
  }
}
