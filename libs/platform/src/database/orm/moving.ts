import type { Transitions } from '@zuoxi/vocabulary';
import { In } from 'typeorm';
import { DomainError, notFound } from '../../errors/index.js';
import type { Movable, StateColumn, StateOf, Writer } from './rows.js';
import type { Entity } from './source.js';

/** What a move writes: the state, and whatever else comes with it. */
export type Moved<Row> = Partial<Row> & Required<Pick<Row, StateColumn<Row>>>;

interface Tx {
  readonly manager: Writer;
}

const columnOf = (row: object): string => ('status' in row ? 'status' : 'state');

/**
 * Moves rows to a state from those that may come before it, or from the given ones of these: of two at once, one wins.
 * Nothing else writes the column.
 *
 * @returns how many moved; none that stands elsewhere by now
 */
export async function moveAll<Row extends object>(
  { manager }: Tx,
  entity: Entity<Row>,
  machine: Transitions<StateOf<Row>>,
  where: Movable<Row>,
  set: Moved<Row>,
  from?: readonly StateOf<Row>[],
): Promise<number> {
  const column = columnOf(set) as StateColumn<Row>;
  const to = set[column] as StateOf<Row>;
  const sources = machine.sources(to).filter((source) => from?.includes(source) ?? true);
  if (!sources.length) throw new Error(`${entity.name}: nothing comes to ${to} from ${from}`);
  const movable = { ...where, [column]: In(sources) };
  // The one place where the column may be written: elsewhere the type of `update` has none.
  const { affected } = await manager.update(
    entity,
    movable,
    set as Parameters<typeof manager.update<Row>>[2],
  );
  return affected ?? 0;
}

/** @throws DomainError STATE_CHANGED with the state that the row is in by now, or NOT_FOUND. */
export async function move<Row extends object>(
  tx: Tx,
  entity: Entity<Row>,
  machine: Transitions<StateOf<Row>>,
  where: Movable<Row>,
  set: Moved<Row>,
  from?: readonly StateOf<Row>[],
): Promise<void> {
  if (await moveAll(tx, entity, machine, where, set, from)) return;
  const now = await tx.manager.findOneBy(entity, where);
  if (!now) throw notFound(entity.name);
  throw new DomainError('STATE_CHANGED', { status: now[columnOf(now) as keyof Row] });
}
