import { typed } from '@zuoxi/screening';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsNumberString,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ClausePeriod, clausePeriods, type Platform, platforms } from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';
import type { Comparator } from './contract.rules.js';

const sha256 = /^[0-9a-f]{64}$/;

export class ContractIdInput implements api.ContractIdInput {
  @IsUUID()
  id: string;
}
export class OpenContractForSigningInput extends ContractIdInput implements api.OpenContractForSigningInput {
  @Matches(sha256)
  contentHash: string;
}
export class ReopenContractInput extends ContractIdInput implements api.ReopenContractInput {
  @Matches(/\S/)
  @Length(1, 500)
  reason: string;
}
export class EndContractInput extends ContractIdInput implements api.EndContractInput {
  @IsDateString()
  endedOn: string;
  @Length(1, 500)
  reason: string;
}
export class SignContractInput implements api.SignContractInput {
  @IsUUID()
  id: string;
  @Matches(sha256)
  documentSha256: string;
  @Length(1, 60)
  name: string;
}
class ContractSectionInput implements api.ContractSectionInput {
  @IsString()
  key: string;
  @IsString()
  @MaxLength(5000)
  text: string;
}
class ContractClauseInput implements api.ContractClauseInput {
  @Matches(/^\w+@\d+$/)
  metric: string;
  @IsIn(['>=', '<='])
  comparator: Comparator;
  @IsNumberString()
  target: string;
  @IsIn(clausePeriods)
  window: ClausePeriod;
  @IsString()
  @MaxLength(500)
  remedy: string;
}
class AccountOwnerInput implements api.AccountOwnerInput {
  @IsIn(['provider', 'client'])
  party: 'provider' | 'client';
  @Length(1, 60)
  name: string;
  @IsOptional()
  @MaxLength(30)
  phone: string | null = null;
}
export class SaveContractInput implements api.SaveContractInput {
  @IsUUID()
  id: string;
  @IsOptional()
  @Matches(sha256)
  contentHash?: string | null;
  @IsOptional()
  @IsDateString()
  startsOn?: string | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ContractSectionInput)
  @ArrayMaxSize(20)
  sections?: ContractSectionInput[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ContractClauseInput)
  @ArrayMaxSize(30)
  clauses?: ContractClauseInput[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => AccountOwnerInput)
  @ArrayMaxSize(2)
  owners?: AccountOwnerInput[] | null;
}
export class HandOverAccountInput extends AccountOwnerInput implements api.HandOverAccountInput {
  @IsUUID()
  contractId: string;
  @IsDateString()
  fromOn: string;
  @Matches(/\S/)
  @MaxLength(500)
  @Transform(typed)
  reason: string;
}
export class RecordPaymentInput implements api.RecordPaymentInput {
  @IsUUID()
  contractId: string;
  @IsInt()
  @Min(1)
  amountFen: number;
  @IsDateString()
  receivedOn: string;
  @Length(1, 60)
  method: string;
}
export class ReversePaymentInput implements api.ReversePaymentInput {
  @IsUUID()
  receiptId: string;
  @Length(1, 500)
  reason: string;
}
export class ServedShopInput implements api.ServedShopInput {
  @IsInt()
  @Min(1)
  @Max(5000)
  seats: number;
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  averageDailyInquiries: number;
  @IsInt()
  @Min(0)
  @Max(1439)
  serviceStartMinute: number;
  @IsInt()
  @Min(1)
  @Max(2880)
  serviceEndMinute: number;
}
export class ProposedClausesArgs implements api.QueryProposedClausesArgs {
  @IsIn(platforms)
  platform: Platform;
  @IsOptional()
  @ValidateNested()
  @Type(() => ServedShopInput)
  shop?: ServedShopInput | null;
}
export class TakeOverTermsInput {
  @IsDateString()
  startsOn: string;
  @IsOptional()
  @IsDateString()
  endsOn?: string | null;
  @IsInt()
  @Min(1)
  @Max(5000)
  seats: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  monthlyFen?: number | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => ContractClauseInput)
  @ArrayMaxSize(30)
  clauses?: ContractClauseInput[] | null;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => AccountOwnerInput)
  @ArrayMaxSize(2)
  owners?: AccountOwnerInput[] | null;
}
export class TakeOverContractInput extends TakeOverTermsInput implements api.TakeOverContractInput {
  @IsUUID()
  storeId: string;
}
