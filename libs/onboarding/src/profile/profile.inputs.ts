import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  type ClausePeriod,
  clausePeriods,
  type Platform,
  platforms,
  type PromotionFrequency,
  promotionFrequencies,
  type ServiceType,
  serviceTypes,
  type StatutoryHoliday,
  statutoryHolidays,
} from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';

const given = (_: object, value: unknown): boolean => value !== undefined;

export class StoreProfileInput implements api.StoreProfileInput {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  presaleAgents?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  averageDailyInquiries?: number | null;

  @ValidateIf(given)
  @IsIn(promotionFrequencies)
  promotionFrequency?: PromotionFrequency;

  @ValidateIf(given)
  @IsIn(serviceTypes)
  serviceType?: ServiceType;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(1439)
  serviceStartMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(2880)
  serviceEndMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(4)
  mealBreaks?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(120)
  mealBreakMinutes?: number;

  @ValidateIf(given)
  @IsIn(statutoryHolidays, { each: true })
  @ArrayUnique()
  servedHolidays?: StatutoryHoliday[];

  @IsOptional()
  @IsString()
  @MaxLength(500_000)
  trafficCsv?: string | null;
}

export class RecordLeadInput implements api.RecordLeadInput {
  @IsString()
  @Length(1, 80)
  clientName: string;

  @IsString()
  @Length(1, 80)
  storeName: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/)
  slug?: string | null;

  @IsIn(platforms)
  platform: Platform;

  @IsString()
  @Length(1, 60)
  category: string;

  @ValidateNested()
  @Type(() => StoreProfileInput)
  profile: StoreProfileInput;
}

class TakenOverClauseInput implements api.TakenOverClauseInput {
  @Matches(/^\w+@\d+$/)
  metric: string;
  @IsIn(['>=', '<='])
  comparator: string;
  @IsNumberString()
  target: string;
  @IsIn(clausePeriods)
  window: ClausePeriod;
  @IsString()
  @MaxLength(500)
  remedy: string;
}
class TakenOverOwnerInput implements api.TakenOverOwnerInput {
  @IsIn(['provider', 'client'])
  party: 'provider' | 'client';
  @Length(1, 60)
  name: string;
  @IsOptional()
  @MaxLength(30)
  phone: string | null = null;
}

export class TakeOverStoreInput implements api.TakeOverStoreInput {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  clientName?: string | null;

  @IsString()
  @Length(1, 80)
  storeName: string;

  @IsOptional()
  @Matches(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/)
  slug?: string | null;

  @IsIn(platforms)
  platform: Platform;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  category?: string | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  averageDailyInquiries?: number | null;

  @ValidateIf(given)
  @IsIn(promotionFrequencies)
  promotionFrequency?: PromotionFrequency;

  @ValidateIf(given)
  @IsIn(serviceTypes)
  serviceType?: ServiceType;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(1439)
  serviceStartMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(2880)
  serviceEndMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(4)
  mealBreaks?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(120)
  mealBreakMinutes?: number;

  @ValidateIf(given)
  @IsIn(statutoryHolidays, { each: true })
  @ArrayUnique()
  servedHolidays?: StatutoryHoliday[];

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
  @Type(() => TakenOverClauseInput)
  @ArrayMaxSize(30)
  clauses?: TakenOverClauseInput[] | null;

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => TakenOverOwnerInput)
  @ArrayMaxSize(2)
  owners?: TakenOverOwnerInput[] | null;
}

/** Left out: unchanged. Null is a value: what need not be known is no longer known. */
export class StoreProfileChangeInput implements api.StoreProfileChangeInput {
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  presaleAgents?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  averageDailyInquiries?: number | null;

  @ValidateIf(given)
  @IsIn(promotionFrequencies)
  promotionFrequency?: PromotionFrequency;

  @ValidateIf(given)
  @IsIn(serviceTypes)
  serviceType?: ServiceType;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(1439)
  serviceStartMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(1)
  @Max(2880)
  serviceEndMinute?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(4)
  mealBreaks?: number;

  @ValidateIf(given)
  @IsInt()
  @Min(0)
  @Max(120)
  mealBreakMinutes?: number;

  @ValidateIf(given)
  @IsIn(statutoryHolidays, { each: true })
  @ArrayUnique()
  servedHolidays?: StatutoryHoliday[];

  @IsOptional()
  @IsString()
  @MaxLength(500_000)
  trafficCsv?: string | null;
}

export class SaveStoreProfileInput implements api.SaveStoreProfileInput {
  @IsUUID()
  storeId: string;

  @ValidateNested()
  @Type(() => StoreProfileChangeInput)
  profile: StoreProfileChangeInput;
}
