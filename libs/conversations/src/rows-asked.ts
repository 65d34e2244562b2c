import { PageArgs } from '@zuoxi/platform/graphql';
import { IsBoolean, IsDateString, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';

/** Rows of a day that a number is made of, or an agent's part of them. */
export class RowsAsked extends PageArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsDateString()
  readonly on: string;
  @IsOptional()
  @Matches(/^\w+@\d+$/)
  readonly metric?: string | null;
  @IsOptional()
  @IsUUID()
  readonly agentId?: string | null;
  @IsOptional()
  @MaxLength(200)
  readonly agentAlias?: string | null;
  @IsOptional()
  @IsBoolean()
  readonly recognised?: boolean | null;
}
