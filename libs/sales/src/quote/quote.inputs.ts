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
import { SortedPageArgs } from '@zuoxi/platform/graphql';
import type * as api from '../api.types.js';
import { type QuoteStatus, quoteTransitions } from './quote.rules.js';

const share = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;

export class QuotePreviewInput implements api.QuotePreviewInput {
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

export class QuoteOptionsInput implements api.QuoteOptionsInput {
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

export class CreateQuoteInput extends QuotePreviewInput implements api.CreateQuoteInput {
  @IsIn(['indicative', 'final'])
  kind: 'indicative' | 'final';

  @IsOptional()
  @IsDateString()
  validUntil?: string | null;
}

export class ReviseQuoteInput implements api.ReviseQuoteInput {
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

export class RequestQuoteApprovalInput extends QuoteIdInput implements api.RequestQuoteApprovalInput {
  @Length(1, 500)
  reason: string;
}

export class ApproveQuoteInput extends QuoteIdInput implements api.ApproveQuoteInput {
  @IsOptional()
  @MaxLength(500)
  comment?: string | null;
}

export class ReturnQuoteInput extends QuoteIdInput implements api.ReturnQuoteInput {
  @Length(1, 500)
  comment: string;
}

export class RevokeShareLinkInput implements api.RevokeShareLinkInput {
  @IsUUID()
  quoteId: string;
  @IsUUID()
  linkId: string;
}

export class MarkQuoteLostInput implements api.MarkQuoteLostInput {
  @IsUUID()
  id: string;
  @Length(1, 500)
  reason: string;
}

export class QuotesArgs extends SortedPageArgs implements api.QueryQuotesArgs {
  @IsOptional()
  @IsIn(quoteTransitions.states)
  readonly status?: QuoteStatus | null;
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
}
