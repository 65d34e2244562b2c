import { SortedPageArgs } from '@zuoxi/platform/graphql';
import { typed } from '@zuoxi/screening';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type * as api from '../api.types.js';

export class SampleDayInput implements api.SampleDayInput {
  @IsUUID()
  storeId: string;
  @IsDateString()
  on: string;
}
class ReviewFindingInput implements api.ReviewFindingInput {
  @IsString()
  itemKey: string;
  @IsOptional()
  @IsNumber()
  deduction?: number | null;
  @IsOptional()
  @MaxLength(500)
  @Transform(typed)
  note?: string | null;
  @IsString({ each: true })
  @ArrayMaxSize(50)
  messageIds: string[];
}
export class SubmitReviewInput implements api.SubmitReviewInput {
  @IsUUID()
  id: string;
  @ValidateNested({ each: true })
  @Type(() => ReviewFindingInput)
  @ArrayMaxSize(50)
  findings: ReviewFindingInput[];
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  notApplicable?: string[] | null;
  @IsOptional()
  @MaxLength(2000)
  @Transform(typed)
  comment?: string | null;
}
export class ReopenReviewInput implements api.ReopenReviewInput {
  @IsUUID()
  id: string;
}
export class FileAppealInput implements api.FileAppealInput {
  @IsUUID()
  id: string;
  @Length(1, 1000)
  @Transform(typed)
  reason: string;
}
export class DecideAppealInput implements api.DecideAppealInput {
  @IsUUID()
  id: string;
  @IsIn(['keep', 'change'])
  decision: 'keep' | 'change';
  @Length(1, 1000)
  @Transform(typed)
  reason: string;
  @IsOptional()
  // The most is said by the service, which names it.
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  score?: number | null;
}

export class ReviewDayArgs implements api.QueryReviewCoverageArgs {
  @IsDateString()
  readonly on: string;
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
}
export class ReviewQueueArgs extends ReviewDayArgs implements api.QueryReviewQueueArgs {
  @IsOptional()
  @IsInt()
  readonly first?: number | null;
}
export class ReviewsArgs extends SortedPageArgs implements api.QueryReviewsArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsOptional()
  @IsDateString()
  readonly on?: string | null;
  @IsOptional()
  @MaxLength(100)
  readonly agent?: string | null;
  @IsOptional()
  @MaxLength(100)
  readonly itemKey?: string | null;
  @IsOptional()
  @IsNumber()
  readonly scoreBelow?: number | null;
}
export class CommonFindingsArgs implements api.QueryCommonFindingsArgs {
  @IsDateString()
  readonly fromOn: string;
  @IsDateString()
  readonly toOn: string;
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
}
