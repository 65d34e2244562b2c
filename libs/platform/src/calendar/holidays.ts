import type { Locale } from '@zuoxi/vocabulary';
import chineseDays from 'chinese-days';
import { addDays } from './business-date.js';
import type { Holiday } from './holiday.entity.js';

/** What a day of the table is called. */
export function holidayName({ name, nameEn, isWorkday }: Holiday, locale: Locale): string {
  if (locale === 'zh-CN') return isWorkday ? `${name}（调休上班）` : name;
  return isWorkday ? `${nameEn} (make-up day)` : nameEn;
}

/** Statutory holidays and make-up days of a year as published; empty when the year is not published yet. */
export function publishedHolidays(year: number): Holiday[] {
  const days: Holiday[] = [];
  for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = addDays(on, 1)) {
    const { name, work } = chineseDays.getDayDetail(on);
    const [nameEn, nameZh] = name.split(',');
    // An ordinary day carries only its weekday's English name.
    if (nameEn && nameZh) days.push({ on, name: nameZh, nameEn, isWorkday: work });
  }
  return days;
}

/** Fills the editable table with what is published; rows that people changed stay as they are. */
export async function seedHolidays(
  client: { query(sql: string, values: unknown[]): Promise<unknown> },
  years: readonly number[],
): Promise<void> {
  for (const day of years.flatMap(publishedHolidays)) {
    await client.query(
      `insert into platform.holiday (on_date, name, name_en, is_workday) values ($1, $2, $3, $4) on conflict do nothing`,
      [day.on, day.name, day.nameEn, day.isWorkday],
    );
  }
}
