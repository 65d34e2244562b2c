import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsDateString, IsHash, MaxLength } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { SetupFileService } from './setup-file.service.js';

class SetupFileInput implements api.SetupFileInput {
  @MaxLength(900_000)
  text: string;
  @IsDateString()
  from: string;
}
class ImportSetupInput extends SetupFileInput implements api.ImportSetupInput {
  @IsHash('sha256')
  contentHash: string;
}

@Resolver('SetupDifference')
export class SetupFileResolver {
  constructor(private readonly files: SetupFileService) {}

  @Resolve('Query.setupDifference')
  @Access('setting:write')
  compare(@Ctx() ctx: ProviderContext, @Args('input') input: SetupFileInput) {
    return this.files.compare(ctx, input);
  }

  @Resolve('Mutation.exportSetup')
  @Access('setting:read')
  export(@Ctx() ctx: ProviderContext) {
    return this.files.export(ctx);
  }

  @Resolve('Mutation.importSetup')
  @Access('setting:write')
  import(@Ctx() ctx: ProviderContext, @Args('input') input: ImportSetupInput) {
    return this.files.import(ctx, input);
  }
}
