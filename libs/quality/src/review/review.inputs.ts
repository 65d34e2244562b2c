import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export class SampleDayInput {
  @IsUUID()
  storeId: string;
  @IsDateString()
  on: string;
}
class ReviewFindingInput {
  @IsString()
  itemKey: string;
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  deduction?: number | null;
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
  @IsString({ each: true })
  @ArrayMaxSize(50)
  messageIds: string[];
}
export class SubmitReviewInput {
  @IsUUID()
  id: string;
  @ValidateNested({ each: true })
  @Type(() => ReviewFindingInput)
  @ArrayMaxSize(50)
  findings: ReviewFindingInput[];
  @IsOptional()
  @MaxLength(2000)
  comment?: string | null;
}
export class FileAppealInput {
  @IsUUID()
  id: string;
  @Length(1, 1000)
  reason: string;
}
export class DecideAppealInput {
  @IsUUID()
  id: string;
  @IsIn(['keep', 'change'])
  decision: 'keep' | 'change';
  @Length(1, 1000)
  reason: string;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  score?: number | null;
}
