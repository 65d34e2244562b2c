// What a cluster whose tables lie by provider would refuse in a statement, or send to all of its machines: seen in the
// plan that PostgreSQL makes of the text alone, without values. Asked by a superuser: policies are in no plan of his, so
// that they cannot stand in for what the statement does not say.
import { spreadOf } from '@zuoxi/platform/database';
import pg from 'pg';

interface Plan {
  readonly 'Node Type': string;
  readonly Operation?: string;
  readonly 'Conflict Resolution'?: string;
  readonly Schema?: string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Filter?: string;
  readonly Output?: readonly string[];
  readonly Plans?: readonly Plan[];
}

/** `schema.table` of a partition, and of the table that it is a part of. */
export type Parents = ReadonlyMap<string, string>;

export async function readParents(client: pg.ClientBase): Promise<Parents> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select inhrelid::regclass::text as child, inhparent::regclass::text as parent from pg_inherits`,
  );
  return new Map(rows.map(({ child, parent }) => [child, parent]));
}

async function nodesIn(client: pg.ClientBase, text: string): Promise<Plan[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
    `explain (generic_plan, verbose, costs off, format json) ${text}`,
  );
  return rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)) ?? [];
}

/** What is wrong with one statement, in words; empty for one that a single machine answers. */
export async function problemsOf(
  client: pg.ClientBase,
  parents: Parents,
  text: string,
): Promise<readonly string[]> {
  const nodes = await nodesIn(client, text).catch((error: unknown) => {
    if (error instanceof pg.DatabaseError) return error.message;
    throw error;
  });
  if (typeof nodes === 'string') return [`cannot be planned: ${nodes}`];
  const problems = nodes.flatMap((node) => [
    ...withoutProvider(node, parents),
    ...insertWithoutConflict(node, parents),
    ...unstableUpdate(node),
  ]);
  return [...new Set(problems)];
}

/** Whether a statement changes rows that lie by provider. */
export async function writesSharded(client: pg.ClientBase, parents: Parents, text: string): Promise<boolean> {
  const nodes = await nodesIn(client, text);
  return nodes.some((node) => node['Node Type'] === 'ModifyTable' && shardedTable(node, parents) !== null);
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** The sharded table that a node is about. */
function shardedTable(plan: Plan, parents: Parents): string | null {
  if (!plan['Relation Name']) return null;
  const relation = `${plan.Schema}.${plan['Relation Name']}`;
  const table = parents.get(relation) ?? relation;
  return !elsewhere.test(table) && spreadOf(table) === 'sharded' ? table : null;
}

/** The catalog and the job queue lie on the coordinator. */
const elsewhere = /^(?:pg_\w+|information_schema|pgboss)\./;

const shardedScan = (plan: Plan, parents: Parents): string | null =>
  plan['Node Type'].endsWith('Scan') ? shardedTable(plan, parents) : null;

function withoutProvider(plan: Plan, parents: Parents): string[] {
  const table = shardedScan(plan, parents);
  if (!table) return [];
  const conditions = [plan['Index Cond'], plan['Recheck Cond'], plan.Filter];
  const named = conditions.some((condition) => conjunctsOf(condition ?? '').some(namesProvider));
  return named ? [] : [`reads ${table} without its provider`];
}

/** A cluster writes rows of `insert … select` by COPY, which row-level security refuses, unless they may conflict. */
function insertWithoutConflict(plan: Plan, parents: Parents): string[] {
  if (plan.Operation !== 'Insert' || plan['Conflict Resolution']) return [];
  const rows = plan.Plans ?? [];
  if (rows.every((each) => ['Result', 'Values Scan'].includes(each['Node Type']))) return [];
  if (rows.flatMap(nodesOf).some((each) => shardedScan(each, parents))) return [];
  return [`inserts what it selects into ${plan.Schema}.${plan['Relation Name']} without "on conflict"`];
}

/** Casts whose result depends on a setting: refused of a column in an update, which the coordinator must evaluate. */
const unstableCast =
  /(?<!\$\d+)(?<!AT TIME ZONE '[^']*'::text\))\)::(?:date|time|timestamp|interval|[\w ]+\[\])/;

function unstableUpdate(plan: Plan): string[] {
  if (plan.Operation !== 'Update') return [];
  const said = (plan.Plans ?? [])
    .flatMap(nodesOf)
    .flatMap((each) => [...(each.Output ?? []), each['Index Cond'] ?? '', each.Filter ?? '']);
  return said.filter((each) => unstableCast.test(each)).map((each) => `casts a column in an update: ${each}`);
}

const namesProvider = (condition: string): boolean =>
  /^(?:(?:\w+|"[^"]+")\.)?provider_id = (?:\(?\$\d+\)?(?:::uuid)?|'[^']*'::uuid)$/.test(condition);

/** What all has to hold: `((a = 1) AND ((b = 2) OR (c = 3)))` has two parts, the second of which is no proof. */
export function conjunctsOf(condition: string): string[] {
  const inner = unwrapped(condition);
  const parts = splitAtAnd(inner);
  return parts.length > 1 ? parts.flatMap(conjunctsOf) : [inner];
}

/** Where each character lies: how many brackets are open, and whether it is part of a quoted text. */
function* depths(text: string): Generator<{ at: number; depth: number }> {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (!quoted && text[at] === '(') depth += 1;
    if (!quoted) yield { at, depth };
    if (!quoted && text[at] === ')') depth -= 1;
  }
}

function unwrapped(text: string): string {
  const closes = [...depths(text)].find(({ at, depth }) => text[at] === ')' && depth === 1)?.at;
  return text.startsWith('(') && closes === text.length - 1 ? unwrapped(text.slice(1, -1)) : text;
}

function splitAtAnd(text: string): string[] {
  const word = ' AND ';
  const cuts = [...depths(text)].filter(({ at, depth }) => depth === 0 && text.startsWith(word, at));
  const ends = [...cuts.map(({ at }) => at), text.length];
  return ends.map((end, index) => text.slice(index ? (ends[index - 1] ?? 0) + word.length : 0, end));
}
