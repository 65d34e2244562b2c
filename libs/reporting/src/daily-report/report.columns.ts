import { Column } from 'typeorm';
import { keptDocument, keptList } from '@zuoxi/vocabulary';
import type { ReportBody } from './report.body.js';

const list = (part: string) => keptList(`${part} of a report`);
const object = (part: string) => keptDocument(`${part} of a report`);

/** The parts of a report, a column each: `report.parts.ts` says who reads which. */
export class ReportColumns implements ReportBody {
  @Column('jsonb', { transformer: list('numbers') }) numbers!: ReportBody['numbers'];
  @Column('jsonb', { transformer: list('promises') }) promises!: ReportBody['promises'];
  @Column('int', { nullable: true }) seatsSold!: number | null;
  @Column('jsonb', { nullable: true, transformer: object('advice') }) advice!: ReportBody['advice'] | null;
  @Column('jsonb', { transformer: list('hours') }) byHour!: ReportBody['byHour'];
  @Column('jsonb', { transformer: list('half hours') }) slots!: ReportBody['slots'];
  @Column('jsonb', { nullable: true, transformer: list('shifts') }) shifts!: ReportBody['shifts'] | null;
  @Column('jsonb', { transformer: list('agents') }) agents!: ReportBody['agents'];
  @Column('jsonb', { nullable: true, transformer: object('total of agents') }) agentsTotal!:
    ReportBody['agentsTotal'] | null;
  @Column('jsonb', { nullable: true, transformer: object('reviews') }) qc!: ReportBody['qc'] | null;
  @Column('jsonb', { transformer: list('after-sales') }) afterSales!: ReportBody['afterSales'];
}
