import {
  AfterSale,
  Contract,
  ContractClause,
  DayFact,
  HalfHourFact,
  ImportBatch,
  Review,
  Roster,
  Store,
} from '@zuoxi/published';
import { DailyReport } from './daily-report/daily-report.entity.js';
import { ReportAcknowledgement } from './daily-report/report-acknowledgement.entity.js';
import { ReportQuestion } from './daily-report/report-question.entity.js';
import { ReportTemplate } from './template/report-template.entity.js';
import { PublishRule } from './publish-rule/publish-rule.entity.js';
import { StoreVersion } from './daily-report/store-version.entity.js';

/** Every table of this service, and the views of others that it asks by name. */
export const entities = [
  ...[DailyReport, ReportAcknowledgement, ReportQuestion, StoreVersion, PublishRule, ReportTemplate],
  ...[AfterSale, Contract, ContractClause, DayFact, HalfHourFact, ImportBatch, Review, Roster, Store],
];
