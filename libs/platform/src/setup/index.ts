import { type AuditFacts, errorMessage, type Locale } from '@zuoxi/vocabulary';
import { contentHash } from '../content/index.js';
import type { ProviderContext } from '../context/index.js';
import { type Changes, changesOf } from '../database/index.js';
import { DomainError, type FieldProblem } from '../errors/index.js';

/** A list of the set-up as the file has it, by a name that it has in another installation too. */
export interface SetupItem {
  readonly name: string;
  /** As it holds. */
  readonly content: object;
  /** How it came to be, newest first, where that is known: for people to read, nothing is read back. */
  readonly versions?: readonly SetupVersion[];
}
export interface SetupVersion {
  readonly version: number | null;
  readonly from: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly content: object;
}

export type SetupState = 'new' | 'changed' | 'same' | 'refused';
/** What becomes of an item of a file. */
export interface SetupLine {
  readonly name: string;
  readonly state: SetupState;
  /** Of what is changed, as the log has it. */
  readonly changes: Changes;
  /** What sentences say better than fields do. */
  readonly differences: readonly string[];
  /** Of what is refused. */
  readonly reason: string | null;
}
export interface SetupReading {
  /** As the file has them: nothing is known of them yet. */
  readonly items: readonly unknown[];
  /** From which business date on what has versions holds. */
  readonly from: string;
  /** Left out, it is said what would be. */
  readonly write: boolean;
}

/** A part of a provider's set-up, of the service that owns it. */
export abstract class SetupPart {
  abstract exported(ctx: ProviderContext): Promise<readonly SetupItem[]>;
  abstract read(ctx: ProviderContext, reading: SetupReading): Promise<readonly SetupLine[]>;
}

/** What another process may call of a part. */
export const setupMethods: readonly (keyof SetupPart)[] = ['exported', 'read'];

interface Compared {
  /** As the log names its fields; null: there is none of that name. */
  readonly before: AuditFacts | null;
  readonly after: AuditFacts;
  /** In place of the fields. */
  readonly differences?: readonly string[];
  readonly write: () => Promise<unknown>;
}

/**
 * Reads the items of a part one by one: one that cannot be read is refused by itself, with the reason.
 *
 * @param compare throws DomainError for what cannot be read or may not be written
 */
export async function readItems(
  ctx: ProviderContext,
  { items, write }: SetupReading,
  compare: (item: SetupItem) => Promise<Compared>,
): Promise<SetupLine[]> {
  const lines: SetupLine[] = [];
  for (const item of items) {
    const name = nameOf(item);
    try {
      if (!isItem(item)) throw new DomainError('REQUEST_REFUSED');
      if (lines.some((line) => line.name === name)) throw new DomainError('ALREADY_EXISTS', { value: name });
      const compared = await compare(item);
      const { before, after } = compared;
      const state = !before ? 'new' : contentHash(before) === contentHash(after) ? 'same' : 'changed';
      if (write && state !== 'same') await compared.write();
      const { differences } = compared;
      lines.push({
        ...{ name, state, reason: null },
        changes: state === 'changed' && !differences ? changesOf(compared.before ?? {}, compared.after) : {},
        differences: (state === 'changed' && differences) || [],
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const reason = reasonOf(error, ctx.locale);
      lines.push({ name, state: 'refused', changes: {}, differences: [], reason });
    }
  }
  return lines;
}

const isItem = (item: unknown): item is SetupItem =>
  typeof item === 'object' &&
  item !== null &&
  'name' in item &&
  typeof item.name === 'string' &&
  'content' in item &&
  typeof item.content === 'object' &&
  item.content !== null;

const nameOf = (item: unknown): string => (isItem(item) ? item.name.slice(0, 100) : '—');

/** The sentence of a refusal, and the fields that it is about. */
function reasonOf({ code, details }: DomainError, locale: Locale): string {
  const fields = ((details['problems'] ?? []) as readonly FieldProblem[])
    .slice(0, 10)
    .map((problem) => `${problem.field} ${problem.code}${problem.message ? ` ${problem.message}` : ''}`);
  return [errorMessage(code, locale, details), ...fields].join(' ');
}
