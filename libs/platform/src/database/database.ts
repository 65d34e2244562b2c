import { createHash } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Deed, EventName, OnlyAudited } from '@zuoxi/vocabulary';
import type { Clock } from '../clock/clock.js';
import { type Context, newId } from '../context/index.js';
import { DomainError, invalid, isConnectionLoss } from '../errors/index.js';
import { logger } from '../telemetry/index.js';
import { type AuditNote, appendAudit } from './audit.js';
import { type EventNote, jobsOf } from './happened.js';
import { operationOf } from './operation.js';
import { type Insert, managerOn, type Reader, type Send, type Sql, type Writer } from './orm/index.js';
import { inCamelCase } from './row-names.js';
import { appRole, type Service } from './services.js';
import { prepared, type Statement } from './statements.js';

// Fen, counts and bytes are bigint in the database and safe integers here; business dates stay 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer too large: ${text}`);
  return value;
});
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface ReadTx {
  /** This service's entities, and the platform's. */
  readonly manager: Reader;
  readonly sql: Sql;
  /** Makes the two transactions different types: a write does not compile inside a read. */
  readonly access: 'read' | 'write';
}

export interface WriteTx extends ReadTx {
  readonly access: 'write';
  readonly manager: Writer;
  readonly insert: Insert;
  /** Says more about this deed in the audit log; the deed itself is always entered. */
  audit<Facts extends object>(note: AuditNote & { readonly details?: OnlyAudited<Facts> }): void;
  /** Puts a job into the queue; it exists exactly when this transaction commits. */
  send(queue: string, data: object, options?: { startAfter?: Date; singletonKey?: string }): Promise<void>;
  /** Tells everybody who does something about it, each by a job of their own in this transaction. */
  happened<Name extends EventName>(name: Name, note: EventNote<Name>): Promise<void>;
}

export type SendJob = (
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>,
  queue: string,
  data: object,
  options?: { startAfter?: Date; singletonKey?: string },
) => Promise<void>;

export interface DatabaseOptions {
  readonly pool: pg.Pool;
  readonly service: Service;
  /** Its entities. */
  readonly source: DataSource;
  readonly clock: Clock;
  readonly sendJob: SendJob;
}

/**
 * The only doors to the data of one service. Each opens one short transaction that takes on the service's role
 * and the context's tenant before anything else is sent; a row outside them is not there. Never hold a door open
 * over a network call.
 */
export class Database {
  constructor(private readonly options: DatabaseOptions) {}

  /** Reads a consistent snapshot: within a query the operation's, otherwise one of its own. */
  async read<T>(ctx: Context, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    const begin = 'begin isolation level repeatable read read only';
    const workOn = (client: pg.PoolClient) => {
      const { manager, sql } = this.bind(client, ctx);
      return work({ manager, sql, access: 'read' });
    };
    const snapshot = operationOf(ctx)?.snapshot;
    if (!snapshot?.isOpen) return this.transaction(ctx, begin, workOn);
    try {
      return await snapshot.read({ open: () => this.open(ctx, begin), close: rollBack }, workOn);
    } catch (error) {
      throw asDomainError(error);
    }
  }

  /** One statement of one scope, sent with its transaction in one go: nothing is waited for in between. */
  async readOne<Row extends object>(ctx: Context, statement: Statement): Promise<Row[]> {
    const { pool, service } = this.options;
    const budget = budgetOf(ctx);
    const client = await pool.connect().catch((error: unknown) => {
      throw asDomainError(error);
    });
    client.on('error', onError);
    const sent = [
      enter(client, 'begin read only', service, ctx, budget),
      client.query<Row>({ ...statement, values: [...statement.values] }),
      client.query('commit'),
    ] as const;
    const failed = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected');
    if (failed) {
      await rollBack(client);
      throw asDomainError((failed as PromiseRejectedResult).reason);
    }
    release(client);
    return (await sent[1]).rows;
  }

  /**
   * Does one deed: domain rows, jobs, audit entry and idempotency record commit together or not at all.
   *
   * @param deed what the audit log calls it, e.g. `quote.accept`; also the scope of an idempotency key. Null for
   *   bookkeeping that nobody did, such as a task's progress: no entry, no key.
   * @param work must return JSON-safe data, because a repeated request gets the stored answer of the first.
   * @throws DomainError IDEMPOTENCY_KEY_REUSED when the key came with another deed or input.
   */
  write<T>(ctx: Context, deed: Deed | null, work: (tx: WriteTx) => Promise<T>, input?: unknown): Promise<T> {
    const { clock, sendJob } = this.options;
    return this.transaction(ctx, 'begin', async (client) => {
      const queries = this.bind(client, ctx);
      const notes: AuditNote[] = [];
      const repeated = deed && (await claimIdempotencyKey<T>(client, ctx, deed, input, clock.now()));
      if (repeated) return repeated.result;
      const send: WriteTx['send'] = async (queue, data, options) => {
        // Without it a cluster does not know that the job's machine writes too, and commits one before the other.
        await client.query('delete from platform.commit_marker');
        await sendJob((text, values) => client.query(text, values), queue, data, options);
      };
      const result = await work({
        ...queries,
        access: 'write',
        audit: (note) => void notes.push(note),
        send,
        happened: async (name, note) => {
          for (const { queue, job } of jobsOf(ctx, clock.now(), name, note)) await send(queue, job);
        },
      });
      if (deed && ctx.idempotencyKey && ctx.providerId) {
        await client.query(
          `update platform.idempotency set result = $4 where provider_id = $1 and actor_id = $2 and key = $3`,
          [ctx.providerId, ctx.actor.id, ctx.idempotencyKey, JSON.stringify({ value: result ?? null })],
        );
      }
      // Last, because the head of the chain is locked from here to the commit.
      if (deed && ctx.providerId) await appendAudit(client, ctx, clock.now(), deed, notes);
      return result;
    });
  }

  private async transaction<T>(
    ctx: Context,
    begin: string,
    work: (client: pg.PoolClient) => Promise<T>,
  ): Promise<T> {
    const client = await this.open(ctx, begin);
    try {
      const result = await work(client);
      await client.query('commit');
      release(client);
      return result;
    } catch (error) {
      await rollBack(client);
      throw asDomainError(error);
    }
  }

  /**
   * Not waited for: the first query follows in the same go. Were the beginning refused, so is whatever comes behind it,
   * and with no transaction there is no role that may read anything.
   */
  private async open(ctx: Context, begin: string): Promise<pg.PoolClient> {
    const budget = budgetOf(ctx);
    const client = await this.options.pool.connect().catch((error: unknown) => {
      throw asDomainError(error);
    });
    client.on('error', onError);
    enter(client, begin, this.options.service, ctx, budget).catch((error: unknown) => {
      stateOf(client).broken ??= error as Error;
    });
    return client;
  }

  /**
   * Queries of this service and scope on a client; they take on role and scope first where another's query was the last:
   * one snapshot serves all scopes of a caller.
   */
  private bind(client: pg.PoolClient, ctx: Context): Queries {
    const { service, source } = this.options;
    const state = stateOf(client);
    const scope = scopeOf(ctx);
    const key = `${service} ${scope.join(' ')}`;
    let queries = state.bound.get(key) as Queries | undefined;
    if (!queries) {
      const send = (text: string, values: unknown[] = []) => {
        if (state.role !== service || state.scope !== scope.join(' ')) {
          void take(client, service, scope).catch(() => undefined);
        }
        return client.query(prepared(service, text, values)).catch((error: unknown) => {
          // What it returns has another shape than when it was prepared: the connection's statements are of no use.
          if ((error as pg.DatabaseError).code === '0A000') state.broken ??= error as Error;
          throw error;
        });
      };
      state.bound.set(key, (queries = queriesOn(send, source)));
    }
    return queries;
  }
}

type Queries = Pick<WriteTx, 'manager' | 'sql' | 'insert'>;

/** The ways to ask, each on the same connection. */
function queriesOn(send: Send, source: DataSource): Queries {
  const manager = managerOn(source, send);
  return {
    manager: manager as Writer,
    sql: async <Row extends object>(text: string, values?: unknown[]) =>
      inCamelCase((await send(text, values)).rows) as Row[],
    insert: async (entity, rows, { ignore = false } = {}) => {
      const insertion = manager
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(rows as object[]);
      const [text, values] = insertion.updateEntity(false).orIgnore(ignore).getQueryAndParameters();
      return (await send(text, values)).rowCount ?? 0;
    },
  };
}

interface ClientState {
  /** Whose role the open transaction has. */
  role: Service | null;
  /** Which stores the open transaction sees. */
  scope: string | null;
  broken: Error | undefined;
  readonly bound: Map<string, unknown>;
}
const states = new WeakMap<pg.PoolClient, ClientState>();

function stateOf(client: pg.PoolClient): ClientState {
  let state = states.get(client);
  if (!state) states.set(client, (state = { role: null, scope: null, broken: undefined, bound: new Map() }));
  return state;
}

function onError(this: pg.PoolClient, error: Error): void {
  stateOf(this).broken = error;
}

function release(client: pg.PoolClient): void {
  const state = stateOf(client);
  state.role = null;
  state.scope = null;
  // Scopes are as many as callers; what was made for one is not kept for the next.
  state.bound.clear();
  client.off('error', onError);
  client.release(state.broken);
}

async function rollBack(client: pg.PoolClient): Promise<void> {
  await client.query('rollback').catch((error: Error) => void (stateOf(client).broken ??= error));
  release(client);
}

/** Stores, and whether what belongs to the provider alone is in reach, as the policies read them. */
type ScopeSettings = readonly [storeIds: string, providerWide: string];
const scopeOf = ({ storeIds, providerWide }: Context): ScopeSettings => [
  storeIds.length ? `{${storeIds.join(',')}}` : '',
  providerWide ? 'on' : 'off',
];

function take(client: pg.PoolClient, service: Service, scope: ScopeSettings): Promise<unknown> {
  const state = stateOf(client);
  state.role = service;
  state.scope = scope.join(' ');
  return Promise.all([
    client.query({ name: 'take', text: `select set_config('role', $1, true)`, values: [appRole(service)] }),
    ...emit(client, [
      ['store_ids', scope[0]],
      ['provider_wide', scope[1]],
    ]),
  ]);
}

/**
 * Says the tenant context, as the policies read it: by SET LOCAL, and one in a message, because that is what a cluster
 * hands on to the machines that hold the rows. The role is not handed on, it opens a connection of its own there.
 */
const emit = (client: pg.PoolClient, settings: readonly (readonly [name: string, value: string])[]) =>
  settings.map(([name, value]) => client.query(`set local app.${name} = ${pg.escapeLiteral(value)}`));

/** Milliseconds that the operation has left for a statement. */
function budgetOf(ctx: Context): number {
  const deadlineAt = operationOf(ctx)?.deadlineAt;
  const budget = deadlineAt === undefined ? 30_000 : deadlineAt - Date.now();
  if (budget <= 0) throw new DomainError('UNAVAILABLE');
  return budget;
}

/** Role and tenant, sent with BEGIN in one go (identity's `provider_scope` says a tenant for itself: the one exception). */
function enter(
  client: pg.PoolClient,
  begin: string,
  service: Service,
  ctx: Context,
  budget: number,
): Promise<unknown> {
  const state = stateOf(client);
  const scope = scopeOf(ctx);
  state.role = service;
  state.scope = scope.join(' ');
  return Promise.all([
    client.query(begin),
    client.query({
      name: 'enter',
      text: `select set_config('role', $1, true), set_config('statement_timeout', $2, true),
                    set_config('idle_in_transaction_session_timeout', '60s', true)`,
      values: [appRole(service), String(budget)],
    }),
    // What is not said has no value yet: a transaction begins without any, and nothing is in reach.
    ...emit(
      client,
      [
        ['provider_id', ctx.providerId ?? ''] as const,
        ['store_ids', scope[0]] as const,
        ['provider_wide', scope[1]] as const,
        ['user_id', ctx.userId ?? ''] as const,
      ].filter(([, value]) => value !== '' && value !== 'off'),
    ),
  ]);
}

async function claimIdempotencyKey<T>(
  client: pg.PoolClient,
  ctx: Context,
  deed: string,
  input: unknown,
  at: Date,
): Promise<{ result: T } | null> {
  if (!ctx.idempotencyKey || !ctx.providerId) return null;
  const requestHash = createHash('sha256')
    .update(JSON.stringify([deed, input ?? null]))
    .digest('hex');
  const key = [ctx.providerId, ctx.actor.id, ctx.idempotencyKey];
  const claimed = await client.query(
    `insert into platform.idempotency (provider_id, actor_id, key, operation, request_hash, at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [...key, deed, requestHash, at],
  );
  if (claimed.rowCount) return null;
  const { rows } = await client.query<{ request_hash: string; result: { value: T } }>(
    `select request_hash, result from platform.idempotency where provider_id = $1 and actor_id = $2 and key = $3`,
    key,
  );
  const first = rows[0];
  if (!first || first.request_hash !== requestHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
  return { result: first.result.value };
}

/** What PostgreSQL refuses becomes what a person can act on; everything else stays what it is. */
function asDomainError(error: unknown): unknown {
  if (isConnectionLoss(error)) {
    logger.warn({ error: String(error) }, 'the database was lost');
    return new DomainError('UNAVAILABLE');
  }
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === '23505') return new DomainError('ALREADY_EXISTS', { value: error.constraint });
  // Cancelled by its deadline, a lock not had, a deadlock, prepared before a migration: the same request may well succeed a moment later.
  if (['57014', '55P03', '40001', '40P01', '0A000'].includes(error.code ?? ''))
    return new DomainError('UNAVAILABLE');
  // A text that is no id, no date or no text that the database can keep: only a caller can have sent it.
  if (['22P02', '22007', '22008', '22021', '22P05'].includes(error.code ?? '')) {
    return invalid([{ field: '', code: 'VALUE_UNREADABLE' }]);
  }
  return error;
}

export const makeId = newId;
