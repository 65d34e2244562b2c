import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { contentHash } from '@zuoxi/platform/content';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SetupLine, SetupPart } from '@zuoxi/platform/setup';
import { errorMessage, type Permission } from '@zuoxi/vocabulary';
import { detailOf, linesOf } from '../audit/audit.rules.js';
import { RoleSetupService } from '../role/role-setup.js';
import { SettingsSetupService } from '../settings/settings-setup.js';
import { PriceBookSetup, ReportTemplateSetup, ScorecardSetup, ShiftSetup } from './parts.js';
import { readSetup, writeSetup } from './setup-file.rules.js';
import { type SetupPartName, setupPartNames, setupParts } from './setup-file.words.js';

export interface SetupFile {
  readonly text: string;
  /** From which business date on what has versions holds. */
  readonly from: string;
}

/** A provider's set-up as one file, each part of it by the service that owns it. */
@Injectable()
export class SetupFileService {
  private readonly parts: Readonly<Record<SetupPartName, SetupPart>>;

  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    settings: SettingsSetupService,
    roles: RoleSetupService,
    priceBooks: PriceBookSetup,
    scorecards: ScorecardSetup,
    reportTemplates: ReportTemplateSetup,
    shifts: ShiftSetup,
  ) {
    this.parts = { settings, priceBooks, scorecards, shifts, roles, reportTemplates };
  }

  /** All that the caller may see of it; what they may not is left out. */
  async export(ctx: ProviderContext): Promise<string> {
    const names = setupPartNames.filter((name) => holds(ctx, setupParts[name].read, null));
    const items = await Promise.all(
      names.map(async (name) => [name, await this.parts[name].exported(ctx)] as const),
    );
    await this.db.write({ ...ctx, idempotencyKey: null }, 'setup.export', async (tx) => {
      tx.audit({ subjectType: 'provider', subjectId: ctx.providerId, details: { list: names.join(', ') } });
      return null;
    });
    const head = { by: ctx.actor.name, at: this.clock.now().toISOString() };
    return writeSetup(head, Object.fromEntries(items));
  }

  /** What a file would change; nothing is written. */
  async compare(ctx: ProviderContext, file: SetupFile) {
    const parts = await this.read(ctx, file, false);
    return { parts, contentHash: contentHash(parts) };
  }

  /**
   * Writes what a file changes, item by item: what is written stays, whatever becomes of the next. Done again, it goes on
   * where it was.
   *
   * @throws DomainError DRAFT_CHANGED where it would change something else than was seen
   */
  async import(ctx: ProviderContext, { contentHash: seen, ...file }: SetupFile & { contentHash: string }) {
    const before = await this.compare(ctx, file);
    const isLeft = before.parts.some(({ lines }) =>
      lines.some(({ state }) => state === 'new' || state === 'changed'),
    );
    if (!isLeft) return before;
    if (before.contentHash !== seen) throw new DomainError('DRAFT_CHANGED');
    return { parts: await this.read(ctx, file, true), contentHash: seen };
  }

  private async read(ctx: ProviderContext, { text, from }: SetupFile, write: boolean) {
    const file = readSetup(text);
    const read: { part: SetupPartName; name: string; lines: ReturnType<typeof inWords>[] }[] = [];
    for (const part of setupPartNames) {
      const items = file[part];
      if (!items?.length) continue;
      const permission = setupParts[part].write;
      const lines = holds(ctx, permission, null)
        ? await this.readPart(ctx, part, { items, from, write })
        : [refused(ctx, permission)];
      read.push({
        part,
        name: setupParts[part].name[ctx.locale],
        lines: lines.map((line) => inWords(ctx, line)),
      });
    }
    return read;
  }

  /** A deed of a part asks for the second factor as it does elsewhere. */
  private readPart(
    ctx: ProviderContext,
    part: SetupPartName,
    reading: Parameters<SetupPart['read']>[1],
  ): Promise<readonly SetupLine[]> {
    const { write } = setupParts[part];
    if (reading.write && ctx.stepUpFor.includes(write))
      throw new DomainError('STEP_UP_REQUIRED', { permission: write });
    return this.parts[part].read(ctx, reading);
  }
}

/** What changes, as the log says it. */
function inWords(ctx: ProviderContext, { changes, differences, ...line }: SetupLine) {
  const speech = { locale: ctx.locale, subjectType: null, nameOf: () => null };
  const said = linesOf({ changed: changes }).map((each) =>
    detailOf(each, speech, (needs) => holds(ctx, needs, null)),
  );
  const sign = ctx.locale === 'zh-CN' ? '：' : ': ';
  const sentences = said.map(
    ({ title, before, value }) => `${title}${sign}${before ?? '—'} → ${value ?? '—'}`,
  );
  return { ...line, differences: [...differences, ...sentences] };
}

const refused = ({ locale }: ProviderContext, permission: Permission): SetupLine => ({
  ...{ name: '—', state: 'refused', changes: {}, differences: [] },
  reason: errorMessage('FORBIDDEN', locale, { permission }),
});
