import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { checkedInput } from '@zuoxi/platform/graphql';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { AddShiftTemplateInput } from './shift.inputs.js';
import { auditedShift, checkTimes, ShiftService } from './shift.service.js';

/** Shifts as the file of the set-up has them, by their names. They have no dates: what is changed holds at once. */
@Injectable()
export class ShiftSetupService extends SetupPart {
  constructor(private readonly shifts: ShiftService) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    return (await this.shifts.active(ctx)).map(({ name, startMinute, endMinute, breaks }) => ({
      name,
      content: {
        ...{ startMinute, endMinute },
        breaks: breaks.map(({ earliestMinute, latestMinute, minutes }) => ({
          ...{ earliestMinute, latestMinute, minutes },
        })),
      },
    }));
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ name, content }) => {
      const facts = checkedInput(AddShiftTemplateInput, { ...content, name });
      checkTimes(facts);
      const here = (await this.shifts.active(ctx)).find((shift) => shift.name === name);
      const once = { ...ctx, idempotencyKey: null };
      return {
        before: here ? auditedShift(here) : null,
        after: auditedShift(facts),
        write: () =>
          here ? this.shifts.change(once, { ...facts, shiftId: here.id }) : this.shifts.add(once, facts),
      };
    });
  }
}
