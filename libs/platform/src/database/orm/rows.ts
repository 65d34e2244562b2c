import type {
  DeleteResult,
  EntityManager,
  FindManyOptions,
  FindOneOptions,
  FindOptionsWhere,
  UpdateResult,
} from 'typeorm';
import type { Entity } from './source.js';

declare const filled: unique symbol;
/** A column that the database fills when a new row leaves it out: `attempt: Defaulted<number>`. */
export type Defaulted<T> = T & { readonly [filled]?: true };

type IsFilled<T> = typeof filled extends keyof NonNullable<T> ? true : null extends T ? true : false;
type Optional<Row> = { [K in keyof Row]-?: IsFilled<Row[K]> extends true ? K : never }[keyof Row];
/** A row to be written: a column may be left out where it may be null or has a default; any other must be there. */
export type NewRow<Row> = { readonly [K in Exclude<keyof Row, Optional<Row>>]: Row[K] } & {
  readonly [K in Optional<Row>]?: Row[K];
};

/** The columns that say whose a row is. */
type TenantColumn<Row> = Extract<
  keyof Row,
  'providerId' | (Row extends { storeId: string } ? 'storeId' : never)
>;
/** Which rows: a condition that does not say whose they are does not compile. */
export type Where<Row> = FindOptionsWhere<Row> & Required<Pick<FindOptionsWhere<Row>, TenantColumn<Row>>>;
type Found<Row, How> = Omit<How, 'where'> & { where: Where<Row> | Where<Row>[] };

/** What can be asked within a door. */
export interface Reader extends Pick<EntityManager, 'createQueryBuilder'> {
  find<Row extends object>(entity: Entity<Row>, how: Found<Row, FindManyOptions<Row>>): Promise<Row[]>;
  findBy<Row extends object>(entity: Entity<Row>, where: Where<Row> | Where<Row>[]): Promise<Row[]>;
  findOne<Row extends object>(entity: Entity<Row>, how: Found<Row, FindOneOptions<Row>>): Promise<Row | null>;
  findOneBy<Row extends object>(entity: Entity<Row>, where: Where<Row> | Where<Row>[]): Promise<Row | null>;
  countBy<Row extends object>(entity: Entity<Row>, where: Where<Row> | Where<Row>[]): Promise<number>;
  existsBy<Row extends object>(entity: Entity<Row>, where: Where<Row> | Where<Row>[]): Promise<boolean>;
}

/** The column that says in which of its states a row is; one that holds any text is none. */
export type StateColumn<Row> = {
  [K in keyof Row & ('status' | 'state')]: string extends Row[K] ? never : K;
}[keyof Row & ('status' | 'state')];
export type StateOf<Row> =
  Row[StateColumn<Row>] extends Defaulted<infer State extends string> ? State : never;

/** Which rows are to be moved: from which states, the machine's table says. */
export type Movable<Row> = Where<Row> & { readonly [K in StateColumn<Row>]?: never };

/** What is written over a row: anything but its state, which is moved (`move`). */
export type Changed<Row> = Partial<Omit<Row, StateColumn<Row>>> & {
  readonly [K in StateColumn<Row>]?: never;
};

/**
 * What can be changed within a door. There is no `save`: it reads the row again, and changes it by its key alone, from
 * whichever state it is in meanwhile.
 */
export interface Writer extends Reader {
  delete<Row extends object>(entity: Entity<Row>, where: Where<Row>): Promise<DeleteResult>;
  update<Row extends object>(
    entity: Entity<Row>,
    where: Where<Row>,
    set: Changed<Row>,
  ): Promise<UpdateResult>;
}

/** Rows into a table; resolves to how many were written, which is fewer where those that are there are ignored. */
export type Insert = <Row extends object>(
  entity: Entity<Row>,
  rows: NewRow<Row> | readonly NewRow<Row>[],
  options?: { ignore?: boolean },
) => Promise<number>;

/** A statement as it is written, for what no builder says well; columns are named `inCamelCase` in what comes back. */
export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;
