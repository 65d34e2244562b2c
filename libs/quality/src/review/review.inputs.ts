import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
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
  @IsNumber()
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
  @IsString({ each: true })
  @ArrayMaxSize(50)
  notApplicable?: string[] | null;
  @IsOptional()
  @MaxLength(2000)
  comment?: string | null;
}
export class ReopenReviewInput {
  @IsUUID()
  id: string;
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
  // The most is said by the service, which names it.
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  score?: number | null;
}
