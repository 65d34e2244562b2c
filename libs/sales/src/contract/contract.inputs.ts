import { Type } from 'class-transformer';
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

const sha256 = /^[0-9a-f]{64}$/;

export class ContractIdInput {
  @IsUUID()
  id: string;
}
export class OpenContractForSigningInput extends ContractIdInput {
  @Matches(sha256)
  contentHash: string;
}
export class ReopenContractInput extends ContractIdInput {
  @Matches(/\S/)
  @Length(1, 500)
  reason: string;
}
export class EndContractInput extends ContractIdInput {
  @IsDateString()
  endedOn: string;
  @Length(1, 500)
  reason: string;
}
export class SignContractInput {
  @IsUUID()
  id: string;
  @Matches(sha256)
  documentSha256: string;
  @Length(1, 60)
  name: string;
}
class ContractSectionInput {
  @IsString()
  key: string;
  @IsString()
  @MaxLength(5000)
  text: string;
}
class ContractClauseInput {
  @Matches(/^\w+@\d+$/)
  metric: string;
  @IsIn(['>=', '<='])
  comparator: string;
  @IsNumberString()
  target: string;
  @IsString()
  @MaxLength(40)
  window: string;
  @IsString()
  @MaxLength(500)
  remedy: string;
}
class AccountOwnerInput {
  @IsIn(['provider', 'client'])
  party: 'provider' | 'client';
  @Length(1, 60)
  name: string;
  @IsOptional()
  @MaxLength(30)
  phone: string | null = null;
}
export class SaveContractInput {
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
export class RecordPaymentInput {
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
export class ReversePaymentInput {
  @IsUUID()
  receiptId: string;
  @Length(1, 500)
  reason: string;
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
export class TakeOverContractInput extends TakeOverTermsInput {
  @IsUUID()
  storeId: string;
}
