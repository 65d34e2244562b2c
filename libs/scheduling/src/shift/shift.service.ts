import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { changesOf, type Database, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SchedulingTables } from '../tables.js';

export interface ShiftBreak {
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly minutes: number;
}
interface ShiftFacts {
  readonly name: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: readonly ShiftBreak[];
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A shift as the audit log says it. */
const auditedShift = ({ name, startMinute, endMinute, breaks }: ShiftFacts) => ({
  name,
  times: `${clockOf(startMinute)}–${clockOf(endMinute)}`,
  breaks: breaks
    .map((each) => `${clockOf(each.earliestMinute)}–${clockOf(each.latestMinute)} ${each.minutes}′`)
    .join(', '),
});

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

  /** Those that a roster made at a moment may hold: the ones of today, and the ones retired or changed since. */
  async since(ctx: Context, madeAt: Date) {
    return (await this.list(ctx)).filter(({ retiredAt }) => !retiredAt || retiredAt >= madeAt);
  }

  async retire(ctx: Context, id: string) {
    await this.db.write(ctx, 'shift-template.retire', async (tx) => {
      const { name } = await this.endUse(ctx, tx, id);
      tx.audit({ subjectType: 'shift-template', subjectId: id, details: { name } });
      return null;
    });
    return this.get(ctx, id);
  }

  /**
   * The shift as it was is retired and a new one takes its place: rosters name the former.
   *
   * @throws DomainError NOT_FOUND when it is retired or changed already, ALREADY_EXISTS for another shift's name
   */
  async change(ctx: Context, input: ShiftFacts & { shiftId: string }) {
    const { shiftId, ...facts } = input;
    checkTimes(facts);
    const id = await this.db.write(
      ctx,
      'shift-template.change',
      async (tx) => {
        const before = await this.endUse(ctx, tx, shiftId);
        const made = await this.insert(ctx, tx, facts);
        const changes = changesOf(auditedShift(before), auditedShift(facts));
        tx.audit({ subjectType: 'shift-template', subjectId: made, details: { replaces: shiftId }, changes });
        return made;
      },
      input,
    );
    return this.get(ctx, id);
  }

  async add(ctx: Context, input: ShiftFacts) {
    checkTimes(input);
    const id = await this.db.write(
      ctx,
      'shift-template.add',
      async (tx) => {
        const made = await this.insert(ctx, tx, input);
        tx.audit({ subjectType: 'shift-template', subjectId: made, details: { name: input.name } });
        return made;
      },
      input,
    );
    return this.get(ctx, id);
  }

  private async get(ctx: Context, id: string) {
    return found(
      (await this.list(ctx)).find((shift) => shift.id === id),
      'shift template',
    );
  }

  private async endUse(ctx: Context, { q }: WriteTx<SchedulingTables>, id: string): Promise<ShiftFacts> {
    const retired = await q
      .updateTable('scheduling.shiftTemplate')
      .set({ retiredAt: this.clock.now() })
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', id)
      .where('retiredAt', 'is', null)
      .returning(['name', 'startMinute', 'endMinute', 'breaks'])
      .executeTakeFirst();
    const former = found(retired, 'shift template');
    return { ...former, breaks: former.breaks as unknown as ShiftBreak[] };
  }

  private async insert(ctx: Context, { q }: WriteTx<SchedulingTables>, facts: ShiftFacts): Promise<string> {
    const id = newId();
    const inserted = await q
      .insertInto('scheduling.shiftTemplate')
      .values({
        ...facts,
        breaks: JSON.stringify(facts.breaks),
        providerId: ctx.providerId as string,
        id,
        createdAt: this.clock.now(),
      })
      .onConflict((conflict) =>
        conflict.columns(['providerId', 'name']).where('retiredAt', 'is', null).doNothing(),
      )
      .executeTakeFirst();
    if (!inserted.numInsertedOrUpdatedRows) throw new DomainError('ALREADY_EXISTS', { value: facts.name });
    return id;
  }
}

function checkTimes({ startMinute, endMinute, breaks }: ShiftFacts): void {
  if (endMinute <= startMinute) throw invalid([{ field: 'endMinute', code: 'END_BEFORE_START' }]);
  const misplaced = breaks.flatMap((rest, index) =>
    rest.earliestMinute >= startMinute &&
    rest.latestMinute >= rest.earliestMinute &&
    rest.latestMinute + rest.minutes <= endMinute
      ? []
      : [{ field: `breaks.${index}`, code: 'BREAK_OUTSIDE_SHIFT' }],
  );
  if (misplaced.length) throw invalid(misplaced);
}
