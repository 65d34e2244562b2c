import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { type ReasonPurpose, reasonPurposes } from '@zuoxi/vocabulary';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ReasonsService } from './reasons.service.js';

class SettingArgs implements api.QuerySettingArgs {
  @MaxLength(60)
  readonly kind: string;
}
class OfferedReasonsArgs implements api.QueryOfferedReasonsArgs {
  @IsIn(reasonPurposes)
  readonly of: ReasonPurpose;
}
class SettingCellInput implements api.SettingCellInput {
  @Matches(/^\w{1,40}$/)
  field: string;
  @MaxLength(2000)
  value: string;
}
class SettingRowInput implements api.SettingRowInput {
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SettingCellInput)
  cells: SettingCellInput[];
}
class SetSettingInput implements api.SetSettingInput {
  @MaxLength(60)
  kind: string;
  @IsInt()
  @Min(1)
  basedOnVersion: number;
  @IsDateString()
  from: string;
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => SettingRowInput)
  rows: SettingRowInput[];
  @IsOptional()
  @MaxLength(300)
  note?: string | null;
}

@Resolver('Setting')
export class SettingsResolver {
  constructor(
    private readonly desk: SettingsDesk,
    private readonly reasons: ReasonsService,
  ) {}

  @Resolve('Query.offeredReasons')
  @SignedIn()
  offeredReasons(@Ctx() ctx: ProviderContext, @Args() { of }: OfferedReasonsArgs) {
    return this.reasons.offered(ctx, of);
  }

  @Resolve('Query.settings')
  @Access('setting:read')
  list(@Ctx() ctx: ProviderContext) {
    return this.desk.list(ctx);
  }

  @Resolve('Query.setting')
  @Access('setting:read')
  get(@Ctx() ctx: ProviderContext, @Args() { kind }: SettingArgs) {
    return this.desk.get(ctx, kind);
  }

  @Resolve('Mutation.setSetting')
  @Access('setting:write')
  set(@Ctx() ctx: ProviderContext, @Args('input') { rows, note, ...input }: SetSettingInput) {
    const typed = rows.map(({ cells }) =>
      Object.fromEntries(cells.map(({ field, value }) => [field, value])),
    );
    return this.desk.set(ctx, { ...input, rows: typed, note: note ?? '' });
  }
}
