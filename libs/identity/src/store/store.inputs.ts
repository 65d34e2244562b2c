import { IsIn, IsString, IsUUID, Length, MaxLength, ValidateIf } from 'class-validator';
import { type Platform, platforms } from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';

const given = (_: object, value: unknown): boolean => value !== undefined;

/** Left out: unchanged. */
export class CorrectStoreInput implements api.CorrectStoreInput {
  @IsUUID()
  storeId: string;

  @ValidateIf(given)
  @IsString()
  @Length(1, 80)
  name?: string;

  @ValidateIf(given)
  @IsString()
  @MaxLength(60)
  category?: string;

  @ValidateIf(given)
  @IsIn(platforms)
  platform?: Platform;
}

export class RenameClientInput implements api.RenameClientInput {
  @IsUUID()
  id: string;

  @IsString()
  @Length(1, 80)
  name: string;
}

export class StoreLifeInput implements api.StoreLifeInput {
  @IsUUID()
  storeId: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}
