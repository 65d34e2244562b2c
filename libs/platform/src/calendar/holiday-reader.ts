import { Injectable } from '@nestjs/common';
import type { Context } from '../context/index.js';
import { Database, type PlatformTables } from '../database/index.js';
import type { BusinessDate } from './business-date.js';
import type { Holiday } from './holidays.js';

@Injectable()
export class HolidayReader {
  constructor(private readonly db: Database<PlatformTables>) {}

  /** Days of the table from one date to another, both included. */
  async between(ctx: Context, fromOn: BusinessDate, toOn: BusinessDate): Promise<Holiday[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('platform.holiday')
        .selectAll()
        .where('onDate', '>=', fromOn)
        .where('onDate', '<=', toOn)
        .orderBy('onDate')
        .execute(),
    );
    return rows.map(({ onDate, ...row }) => ({ on: onDate, ...row }));
  }

  /** Whether the table knows anything about a year; a plan over one it does not know deserves a warning. */
  async knowsYear(ctx: Context, year: string): Promise<boolean> {
    return (await this.between(ctx, `${year}-01-01`, `${year}-12-31`)).length > 0;
  }
}
