import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsNumberString,
  IsOptional,
  Min,
  ValidateNested,
} from 'class-validator';
import { type CostComponent, costComponents } from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';

class CostComponentAmountInput implements api.CostComponentAmountInput {
  @IsIn(costComponents)
  component: CostComponent;
  @IsInt()
  @Min(0)
  amountFen: number;
}
class CommissionTierInput implements api.CommissionTierInput {
  @IsInt()
  @Min(0)
  fromFen: number;
  @IsNumberString()
  rate: string;
}
/** What people set in a price book, whichever version it becomes. */
export class PriceBookFiguresInput {
  @ValidateNested({ each: true })
  @Type(() => CostComponentAmountInput)
  @ArrayMaxSize(9)
  components: CostComponentAmountInput[];
  @IsNumberString()
  marginTarget: string;
  @IsNumberString()
  marginFloor: string;
  @ValidateNested({ each: true })
  @Type(() => CommissionTierInput)
  @ArrayMaxSize(10)
  commissionTiers: CommissionTierInput[];
  @IsNumberString()
  taxRate: string;
}
export class PublishPriceBookInput extends PriceBookFiguresInput implements api.PublishPriceBookInput {
  @IsOptional()
  @IsInt()
  @Min(0)
  basedOnVersion?: number | null;
  @IsDateString()
  effectiveFrom: string;
}
