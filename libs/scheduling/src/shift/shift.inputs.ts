import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, Length, Max, Min, ValidateNested } from 'class-validator';
import type * as api from '../api.types.js';

class ShiftBreakInput implements api.ShiftBreakInput {
  @IsInt()
  @Min(0)
  @Max(2880)
  earliestMinute: number;
  @IsInt()
  @Min(0)
  @Max(2880)
  latestMinute: number;
  @IsInt()
  @Min(1)
  @Max(240)
  minutes: number;
}
export class AddShiftTemplateInput implements api.AddShiftTemplateInput {
  @Length(1, 40)
  name: string;
  @IsInt()
  @Min(0)
  @Max(1439)
  startMinute: number;
  @IsInt()
  @Min(1)
  @Max(2880)
  endMinute: number;
  @ValidateNested({ each: true })
  @Type(() => ShiftBreakInput)
  @ArrayMaxSize(4)
  breaks: ShiftBreakInput[];
}
