import { Inject, Injectable } from '@nestjs/common';
import { can, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ExportEntry } from '@zuoxi/vocabulary';

/** Who took which rows out of the system. */
@Injectable()
export class ExportLogService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  async record(ctx: ProviderContext, { list, ...details }: ExportEntry): Promise<void> {
    if (!can(ctx, 'list:export')) throw new DomainError('FORBIDDEN', { permission: 'list:export' });
    await this.db.write(ctx, 'list.export', async ({ audit }) => {
      audit({ subjectType: 'list', subjectId: list, details });
      return null;
    });
  }
}
