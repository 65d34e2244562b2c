import {
  type AuditFacts,
  isSettingKind,
  readSettingRows,
  settingDifference,
  type SettingKind,
  settingKinds,
  type SettingRow,
  settingsByKind,
  type TypedRow,
  typedRow,
} from '@zuoxi/vocabulary';
import { type BusinessDate, businessDateOf, type Clock } from '../calendar/index.js';
import type { ProviderContext } from '../context/index.js';
import { changesOf, type Database, lockName, type ReadTx } from '../database/index.js';
import { DomainError, invalid, notFound } from '../errors/index.js';
import { SettingVersion } from './setting-version.entity.js';
import { timelineOf } from './timeline.js';

export interface NewVersion {
  readonly kind: string;
  /** The newest version when the rows were written. */
  readonly basedOnVersion: number;
  readonly from: BusinessDate;
  readonly rows: readonly TypedRow[];
  readonly note: string;
}

/** A version as it is kept; of the one that is delivered, nobody is the author. */
interface Version {
  readonly version: number;
  readonly from: BusinessDate | null;
  readonly rows: readonly SettingRow[];
  readonly note: string;
  readonly by: string | null;
  readonly at: Date | null;
}

/** The lists that a provider sets for itself, as people see and change them. */
export class SettingsDesk {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async list(ctx: ProviderContext) {
    const kept = await this.db.read(ctx, (tx) => readVersions(ctx, tx));
    return settingKinds.map((kind) => this.present(ctx, kind, withDelivered(kind, kept)));
  }

  async get(ctx: ProviderContext, kind: string) {
    const known = kindNamed(kind);
    const kept = await this.db.read(ctx, (tx) => readVersions(ctx, tx, known));
    return this.present(ctx, known, withDelivered(known, kept));
  }

  /**
   * Adds a version. What was computed, signed or published by another stays as it is.
   *
   * @throws DomainError INVALID_INPUT naming rows and fields, SETTING_CHANGED where somebody has set another version since
   */
  async set(ctx: ProviderContext, input: NewVersion) {
    const kind = kindNamed(input.kind);
    const { rows, problems } = readSettingRows(kind, input.rows);
    if (problems.length) throw invalid(problems);
    const { providerId } = ctx;
    const { from: validFrom, note } = input;
    await this.db.write(
      ctx,
      'setting.set',
      async (tx) => {
        await lockName(tx, `setting ${kind} ${providerId}`);
        const [newest] = withDelivered(kind, await readVersions(ctx, tx, kind)) as [Version];
        if (newest.version !== input.basedOnVersion) throw changed(ctx, kind, newest);
        const version = newest.version + 1;
        await tx.insert(SettingVersion, [
          {
            ...{ providerId, kind, version, validFrom, note },
            content: rows as unknown as readonly SettingRow[],
            ...{ createdBy: ctx.actor.name, createdAt: this.clock.now() },
          },
        ]);
        tx.audit({
          ...{ subjectType: 'setting', subjectId: kind },
          details: { version, effectiveFrom: validFrom, ...(note ? { note } : {}) },
          changes: changesOf(audited(kind, newest.rows), audited(kind, rows)),
        });
        return null;
      },
      input,
    );
    return this.get(ctx, kind);
  }

  private present({ locale }: ProviderContext, kind: SettingKind, versions: readonly Version[]) {
    const { name, about, readBy } = settingsByKind[kind];
    const timeline = timelineOf(versions, businessDateOf(this.clock.now()));
    const shown = versions.map((each, index) => ({
      ...each,
      ...(timeline.get(each.version) as ReturnType<(typeof timeline)['get']> & object),
      changes: settingDifference(kind, versions[index + 1]?.rows ?? each.rows, each.rows, locale),
      rows: each.rows.map((row) => ({
        cells: Object.entries(typedRow(row)).map(([field, value]) => ({ field, value })),
      })),
    }));
    return {
      ...{ kind, name: name[locale], about: about[locale], readBy: readBy[locale] },
      versions: shown,
      newestVersion: shown[0]?.version ?? 1,
      inForce: shown.find(({ state }) => state === 'in_force') as (typeof shown)[number],
    };
  }
}

function kindNamed(kind: string): SettingKind {
  if (!isSettingKind(kind)) throw notFound('setting');
  return kind;
}

function changed({ locale }: ProviderContext, kind: SettingKind, { version, by }: Version): DomainError {
  return new DomainError('SETTING_CHANGED', { name: settingsByKind[kind].name[locale], version, by });
}

/** Newest first. */
const readVersions = (
  { providerId }: ProviderContext,
  { manager }: Pick<ReadTx, 'manager'>,
  kind?: SettingKind,
) =>
  manager.find(SettingVersion, {
    where: { providerId, ...(kind ? { kind } : {}) },
    order: { version: 'DESC' },
  });

const withDelivered = (kind: SettingKind, kept: readonly SettingVersion[]): Version[] => [
  ...kept
    .filter((row) => row.kind === kind)
    .map(({ version, validFrom, content, note, createdBy, createdAt }) => ({
      ...{ version, from: validFrom, rows: content, note, by: createdBy, at: createdAt },
    })),
  {
    ...{ version: 1, from: null, note: '', by: null, at: null },
    rows: settingsByKind[kind].delivered as unknown as readonly SettingRow[],
  },
];

/** A list as the log names its parts: by field, or by the key of each row. */
function audited(kind: SettingKind, rows: readonly object[]): AuditFacts {
  const key: readonly string[] = settingsByKind[kind].key;
  const values = rows.map((row) => row as SettingRow);
  const parts: [string, unknown][] = key.length
    ? values.map((row) => [key.map((field) => row[field]).join(' '), row])
    : Object.entries(values[0] ?? {});
  return Object.fromEntries(parts.map(([part, value]) => [`setting:${kind}/${part}`, value])) as AuditFacts;
}

export type Setting = Awaited<ReturnType<SettingsDesk['get']>>;
