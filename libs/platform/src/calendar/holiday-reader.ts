import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { Context } from '../context/index.js';
import { Database } from '../database/index.js';
import type { BusinessDate } from './business-date.js';
import { Holiday } from './holiday.entity.js';

@Injectable()
export class HolidayReader {
  constructor(private readonly db: Database) {}

  /** Days of the table from one date to another, both included. */
  between(ctx: Context, fromOn: BusinessDate, toOn: BusinessDate): Promise<Holiday[]> {
    return this.db.read(ctx, ({ manager }) =>
      manager.find(Holiday, { where: { on: Between(fromOn, toOn) }, order: { on: 'ASC' } }),
    );
  }

  /** Whether the table knows anything about a year; a plan over one it does not know deserves a warning. */
  async knowsYear(ctx: Context, year: string): Promise<boolean> {
    return (await this.between(ctx, `${year}-01-01`, `${year}-12-31`)).length > 0;
  }
}
