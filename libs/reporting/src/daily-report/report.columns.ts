import { Column } from 'typeorm';
import type { ReportBody } from './report.body.js';

/** The parts of a report, a column each: `report.parts.ts` says who reads which. */
export class ReportColumns implements ReportBody {
  @Column('jsonb') numbers!: ReportBody['numbers'];
  @Column('jsonb') promises!: ReportBody['promises'];
  @Column('int', { nullable: true }) seatsSold!: number | null;
  @Column('jsonb', { nullable: true }) advice!: ReportBody['advice'] | null;
  @Column('jsonb') byHour!: ReportBody['byHour'];
  @Column('jsonb') slots!: ReportBody['slots'];
  @Column('jsonb', { nullable: true }) shifts!: ReportBody['shifts'] | null;
  @Column('jsonb') agents!: ReportBody['agents'];
  @Column('jsonb', { nullable: true }) agentsTotal!: ReportBody['agentsTotal'] | null;
  @Column('jsonb', { nullable: true }) qc!: ReportBody['qc'] | null;
  @Column('jsonb') afterSales!: ReportBody['afterSales'];
}
