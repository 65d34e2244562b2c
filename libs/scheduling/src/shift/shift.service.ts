import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SchedulingTables } from '../tables.js';

export interface ShiftBreak {
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly minutes: number;
}

@Injectable()
export class ShiftService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly clock: Clock,
  ) {}

  async list(ctx: Context) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('scheduling.shiftTemplate')
        .select(['id', 'name', 'startMinute', 'endMinute', 'breaks', 'retiredAt'])
        .where('providerId', '=', ctx.providerId as string)
        .orderBy('startMinute')
        .orderBy('name')
        .execute(),
    );
    return rows.map((row) => ({ ...row, breaks: row.breaks as unknown as ShiftBreak[] }));
  }

  async active(ctx: Context) {
    return (await this.list(ctx)).filter(({ retiredAt }) => !retiredAt);
  }

  async retire(ctx: Context, id: string) {
    await this.db.write(ctx, 'shift-template.retire', async ({ q, audit }) => {
      const retired = await q
        .updateTable('scheduling.shiftTemplate')
        .set({ retiredAt: this.clock.now() })
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', id)
        .where('retiredAt', 'is', null)
        .returning('name')
        .executeTakeFirst();
      const { name } = found(retired, 'shift template');
      audit({ subjectType: 'shift-template', subjectId: id, details: { name } });
      return null;
    });
    return found(
      (await this.list(ctx)).find((shift) => shift.id === id),
      'shift template',
    );
  }

  async add(
    ctx: Context,
    input: { name: string; startMinute: number; endMinute: number; breaks: ShiftBreak[] },
  ) {
    if (input.endMinute <= input.startMinute)
      throw invalid([{ field: 'endMinute', code: 'END_BEFORE_START' }]);
    const misplaced = input.breaks.flatMap((rest, index) =>
      rest.earliestMinute >= input.startMinute &&
      rest.latestMinute >= rest.earliestMinute &&
      rest.latestMinute + rest.minutes <= input.endMinute
        ? []
        : [{ field: `breaks.${index}`, code: 'BREAK_OUTSIDE_SHIFT' }],
    );
    if (misplaced.length) throw invalid(misplaced);
    const id = await this.db.write(
      ctx,
      'shift-template.add',
      async ({ q, audit }) => {
        const made = newId();
        const inserted = await q
          .insertInto('scheduling.shiftTemplate')
          .values({
            ...input,
            breaks: JSON.stringify(input.breaks),
            providerId: ctx.providerId as string,
            id: made,
            createdAt: this.clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['providerId', 'name']).doNothing())
          .executeTakeFirst();
        if (!inserted.numInsertedOrUpdatedRows)
          throw new DomainError('ALREADY_EXISTS', { value: input.name });
        audit({ subjectType: 'shift-template', subjectId: made, details: { name: input.name } });
        return made;
      },
      input,
    );
    return found(
      (await this.list(ctx)).find((shift) => shift.id === id),
      'shift template',
    );
  }
}
