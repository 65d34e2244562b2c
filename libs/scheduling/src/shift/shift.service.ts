import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { keptBreaks } from '@zuoxi/published';
import { ShiftTemplate } from './shift-template.entity.js';

type ShiftFacts = Pick<ShiftTemplate, 'name' | 'startMinute' | 'endMinute' | 'breaks'>;

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A shift as the audit log says it. */
export const auditedShift = ({ name, startMinute, endMinute, breaks }: ShiftFacts) => ({
  name,
  times: `${clockOf(startMinute)}–${clockOf(endMinute)}`,
  breaks: breaks
    .map((each) => `${clockOf(each.earliestMinute)}–${clockOf(each.latestMinute)} ${each.minutes}′`)
    .join(', '),
});

@Injectable()
export class ShiftService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext): Promise<ShiftTemplate[]> {
    const where = { providerId: ctx.providerId };
    const order = { startMinute: 'ASC', name: 'ASC' } as const;
    return this.db.read(ctx, ({ manager }) => manager.find(ShiftTemplate, { where, order }));
  }

  async active(ctx: ProviderContext) {
    return (await this.list(ctx)).filter(({ retiredAt }) => !retiredAt);
  }

  /** Those that a roster made at a moment may hold: the ones of today, and the ones retired or changed since. */
  async since(ctx: ProviderContext, madeAt: Date) {
    return (await this.list(ctx)).filter(({ retiredAt }) => !retiredAt || retiredAt >= madeAt);
  }

  async retire(ctx: ProviderContext, id: string) {
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
  async change(ctx: ProviderContext, input: ShiftFacts & { shiftId: string }) {
    const { shiftId, ...facts } = input;
    checkTimes(facts);
    const id = await this.db.write(
      ctx,
      'shift-template.change',
      async (tx) => {
        const before = await this.endUse(ctx, tx, shiftId);
        const made = await this.insert(ctx, tx, facts);
        const changes = changesOf(auditedShift(before), auditedShift(facts));
        tx.audit({
          subjectType: 'shift-template',
          subjectId: made,
          details: { replaces: before.name },
          changes,
        });
        return made;
      },
      input,
    );
    return this.get(ctx, id);
  }

  async add(ctx: ProviderContext, input: ShiftFacts) {
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

  private async get(ctx: ProviderContext, id: string) {
    return found(
      (await this.list(ctx)).find((shift) => shift.id === id),
      'shift template',
    );
  }

  private async endUse(ctx: ProviderContext, { sql }: WriteTx, id: string): Promise<ShiftFacts> {
    const [retired] = await sql<Omit<ShiftFacts, 'breaks'> & { breaks: unknown }>(
      `update scheduling.shift_template set retired_at = $3
        where provider_id = $1 and id = $2 and retired_at is null
        returning name, start_minute, end_minute, breaks`,
      [ctx.providerId, id, this.clock.now()],
    );
    const shift = found(retired, 'shift template');
    return { ...shift, breaks: keptBreaks.read(shift.breaks) };
  }

  private async insert(ctx: ProviderContext, { insert }: WriteTx, facts: ShiftFacts): Promise<string> {
    const id = newId();
    const providerId = ctx.providerId;
    const shift = { ...facts, providerId, id, createdAt: this.clock.now() };
    const inserted = await insert(ShiftTemplate, shift, { ignore: true });
    if (!inserted) throw new DomainError('ALREADY_EXISTS', { value: facts.name });
    return id;
  }
}

/** @throws DomainError INVALID_INPUT */
export function checkTimes({ startMinute, endMinute, breaks }: ShiftFacts): void {
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
