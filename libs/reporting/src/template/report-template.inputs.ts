import { ArrayMaxSize, ArrayMinSize, ArrayUnique, Matches } from 'class-validator';

/** Numbers of a report by their keys, in their order. */
export class ReportNumbersInput {
  @Matches(/^[\w-]{1,40}$/, { each: true })
  @ArrayUnique()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  numbers: string[];
}
