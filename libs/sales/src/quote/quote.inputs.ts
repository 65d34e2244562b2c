import {
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const share = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;

export class QuotePreviewInput {
  @IsUUID()
  storeId: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5000)
  seats?: number | null;

  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @IsOptional()
  @Matches(share)
  discount?: string | null;

  @IsOptional()
  @Matches(share)
  threeMinuteTarget?: string | null;
}

export class QuoteOptionsInput {
  @IsUUID()
  storeId: string;

  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @IsOptional()
  @Matches(share)
  discount?: string | null;
}

export class CreateQuoteInput extends QuotePreviewInput {
  @IsIn(['indicative', 'final'])
  kind: 'indicative' | 'final';

  @IsOptional()
  @IsDateString()
  validUntil?: string | null;
}

export class ReviseQuoteInput {
  @IsUUID()
  id: string;

  @IsIn(['indicative', 'final'])
  kind: 'indicative' | 'final';

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5000)
  seats?: number | null;

  @IsInt()
  @Min(1)
  @Max(60)
  months: number;

  @IsOptional()
  @Matches(share)
  discount?: string | null;

  @IsOptional()
  @Matches(share)
  threeMinuteTarget?: string | null;

  @IsOptional()
  @IsDateString()
  validUntil?: string | null;
}

export class QuoteIdInput {
  @IsUUID()
  id: string;
}

export class RequestQuoteApprovalInput extends QuoteIdInput {
  @Length(1, 500)
  reason: string;
}

export class ApproveQuoteInput extends QuoteIdInput {
  @IsOptional()
  @MaxLength(500)
  comment?: string | null;
}

export class ReturnQuoteInput extends QuoteIdInput {
  @Length(1, 500)
  comment: string;
}

export class RevokeShareLinkInput {
  @IsUUID()
  quoteId: string;
  @IsUUID()
  linkId: string;
}

export class MarkQuoteLostInput {
  @IsUUID()
  id: string;
  @Length(1, 500)
  reason: string;
}
