import { Injectable } from '@nestjs/common';
import type { OwnHoliday } from '@zuoxi/vocabulary';
import { Between } from 'typeorm';
import { type BusinessDate, daysBetween, Holiday } from '../calendar/index.js';
import type { ProviderContext } from '../context/index.js';
import { Database } from '../database/index.js';
import { settingsUntil } from '../settings/index.js';

/** Which days are holidays or worked all the same: as published, and as the provider has it where it says otherwise. */
@Injectable()
export class HolidayReader {
  constructor(private readonly db: Database) {}

  /** Special days from one date to another, both included; of the provider's list the version that holds on each day. */
  between(ctx: ProviderContext, fromOn: BusinessDate, toOn: BusinessDate): Promise<Holiday[]> {
    return this.db.read(ctx, async (tx) => {
      // Sent in one go: neither waits for the other.
      const [published, versionOn] = await Promise.all([
        tx.manager.findBy(Holiday, { on: Between(fromOn, toOn) }),
        settingsUntil(tx, ctx.providerId, 'holidays', toOn),
      ]);
      const own = daysBetween(fromOn, toOn).flatMap((on) => versionOn(on).filter((row) => row.on === on));
      const said = new Set(own.map(({ on }) => on));
      return [...published.filter(({ on }) => !said.has(on)), ...own.flatMap(asHoliday)].sort((a, b) =>
        a.on.localeCompare(b.on),
      );
    });
  }

  /** Whether anything is known about a year; a plan over one of which nothing is deserves a warning. */
  async knowsYear(ctx: ProviderContext, year: string): Promise<boolean> {
    return (await this.between(ctx, `${year}-01-01`, `${year}-12-31`)).length > 0;
  }
}

/** A day that the provider takes out of the published table is one like any other. */
const asHoliday = ({ on, day, name, nameEn }: OwnHoliday): Holiday[] =>
  day === 'ordinary' ? [] : [{ on, name, nameEn: nameEn || name, isWorkday: day === 'work' }];
