// Written by `npm run compose` from this service's SDL.
import { type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { ClausePeriod, DailyReportStatus, ReportPart, NumberRows, FirstStepName, ReportFile, QueryMorningArgs, QueryMetricDefinitionArgs, QueryMyNumbersArgs, QueryPublishRuleArgs, StoreDailyReportsArgs, StoreDailyReportArgs, StoreDailyReportVersionsArgs, StoreContractProgressArgs, StoreDailyReportDraftArgs, StorePeriodArgs, StoreMeasuredNumbersArgs, MutationBuildDailyReportArgs, MutationPublishDailyReportArgs, MutationAcknowledgeDailyReportArgs, MutationOpenDailyReportArgs, MutationAskAboutReportArgs, MutationAnswerReportQuestionArgs, MutationSetPublishRuleArgs, MutationSetReportTemplateArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  DailyReport: {
    readonly id: string;
    readonly on: string;
    readonly version: number;
    readonly status: DailyReportStatus;
    readonly headline: string;
    readonly numbers: readonly Of<'ReportNumber'>[];
    readonly promises: readonly Of<'ReportPromise'>[];
    readonly byHour: readonly Of<'ReportHour'>[];
    readonly afterSales: readonly Of<'ReportAfterSale'>[];
    readonly agents: readonly Of<'ReportAgentRow'>[];
    readonly receptionsMetric: string;
    readonly agentsTotal: Of<'ReportAgentRow'> | null | undefined;
    readonly slots: readonly Of<'ReportSlot'>[];
    readonly shifts: readonly Of<'ReportShift'>[] | null | undefined;
    readonly seatsSold: number | null | undefined;
    readonly seatsOnDutyPeak: number | null | undefined;
    readonly seatCoverage: string | number | null | undefined;
    readonly qc: Of<'ReportQcSummary'> | null | undefined;
    readonly staffingAdvice: string;
    readonly comment: string | null | undefined;
    readonly revisionReason: string | null | undefined;
    readonly difference: Of<'ReportDifference'> | null | undefined;
    readonly asOf: Date | string;
    readonly dataChangedAt: Date | string | null | undefined;
    readonly qcChangedAt: Date | string | null | undefined;
    readonly contentHash: string;
    readonly publishedAt: Date | string | null | undefined;
    readonly publishedBy: string | null | undefined;
    readonly acknowledgements: readonly Of<'ReportAcknowledgement'>[];
    readonly questions: readonly Of<'ReportQuestion'>[];
    readonly pdfUrl: string;
    readonly imageUrl: string;
  };
  ReportDifference: {
    readonly since: number;
    readonly figures: readonly Of<'ReportFigureChange'>[];
    readonly parts: readonly Of<'ReportPartChange'>[];
  };
  ReportFigureChange: {
    readonly metric: string;
    readonly name: string;
    readonly unit: string;
    readonly before: Of<'ReportFigure'> | null | undefined;
    readonly after: Of<'ReportFigure'> | null | undefined;
  };
  ReportFigure: {
    readonly value: string | number | null | undefined;
    readonly numerator: number | null | undefined;
    readonly denominator: number | null | undefined;
    readonly provisional: boolean;
  };
  ReportPartChange: {
    readonly part: ReportPart;
    readonly count: number;
  };
  ReportAcknowledgement: {
    readonly name: string;
    readonly at: Date | string;
  };
  ReportQuestion: {
    readonly id: string;
    readonly on: string;
    readonly metric: string | null | undefined;
    readonly metricName: string | null | undefined;
    readonly text: string;
    readonly askedBy: string;
    readonly askedAt: Date | string;
    readonly dueOn: string;
    readonly answer: string | null | undefined;
    readonly answeredBy: string | null | undefined;
    readonly answeredAt: Date | string | null | undefined;
  };
  ReportAfterSale: {
    readonly orderNo: string | null | undefined;
    readonly buyer: string;
    readonly kind: string;
    readonly amountFen: number | null | undefined;
    readonly reason: string | null | undefined;
    readonly outcome: string | null | undefined;
    readonly agentAlias: string | null | undefined;
  };
  ReportNumber: {
    readonly key: string;
    readonly metric: string;
    readonly name: string;
    readonly spoken: string;
    readonly unit: string;
    readonly value: string | number | null | undefined;
    readonly numerator: number | null | undefined;
    readonly denominator: number | null | undefined;
    readonly sample: number | null | undefined;
    readonly previousDay: string | number | null | undefined;
    readonly sameWeekday: string | number | null | undefined;
    readonly isDraft: boolean;
    readonly provisional: boolean;
    readonly rows: NumberRows;
    readonly promise: Of<'ReportPromise'> | null | undefined;
  };
  ReportPromise: {
    readonly clauseId: string | null | undefined;
    readonly promised: string;
    readonly metric: string | null | undefined;
    readonly name: string;
    readonly unit: string;
    readonly comparator: string;
    readonly target: string | number;
    readonly period: ClausePeriod;
    readonly from: string;
    readonly through: string | null | undefined;
    readonly value: string | number | null | undefined;
    readonly numerator: number | null | undefined;
    readonly denominator: number | null | undefined;
    readonly kept: boolean | null | undefined;
  };
  ReportSlot: {
    readonly slotMinute: number;
    readonly sold: number;
    readonly onDuty: number;
    readonly needed: number | null | undefined;
  };
  ReportShift: {
    readonly agentId: string | null | undefined;
    readonly alias: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly slots: readonly number[];
  };
  ReportHour: {
    readonly hour: number;
    readonly receptions: number;
    readonly threeMinuteRate: string | number | null | undefined;
    readonly seatsOnDuty: number | null | undefined;
    readonly seatsNeeded: number | null | undefined;
  };
  ReportAgentRow: {
    readonly agentId: string | null | undefined;
    readonly alias: string;
    readonly recognised: boolean;
    readonly receptions: number;
    readonly firstResponseSeconds: number | string | null | undefined;
    readonly averageResponseSeconds: number | string | null | undefined;
    readonly threeMinuteRate: string | number | null | undefined;
  };
  ReportQcSummary: {
    readonly agentsWithChats: number;
    readonly agentsReviewed: number;
    readonly averageScore: string | number | null | undefined;
    readonly fatal: number;
    readonly rows: readonly Of<'ReportQcRow'>[];
  };
  ReportQcRow: {
    readonly agentId: string | null | undefined;
    readonly alias: string;
    readonly inTime: boolean;
    readonly scores: readonly number[];
    readonly fatal: number;
  };
  MetricDefinition: {
    readonly metric: string;
    readonly name: string;
    readonly formula: string;
    readonly unit: string;
    readonly numeratorUnit: string;
    readonly denominatorUnit: string | null | undefined;
    readonly isDraft: boolean;
    readonly window: string;
    readonly validFrom: string;
    readonly validTo: string | null | undefined;
    readonly source: string;
    readonly exclusions: readonly string[];
  };
  MorningRow: {
    readonly store: Of<'Store'>;
    readonly on: string;
    readonly dataIn: boolean;
    readonly pendingAccounts: number;
    readonly report: Of<'DailyReport'> | null | undefined;
    readonly openQuestions: readonly Of<'ReportQuestion'>[];
    readonly oddities: readonly string[];
    readonly unpublishedDays: readonly string[];
    readonly lastPublished: Of<'DailyReport'> | null | undefined;
    readonly publishing: Of<'MorningPublishing'>;
  };
  DailyReportConnection: {
    readonly edges: readonly Of<'DailyReportEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  DailyReportEdge: {
    readonly cursor: string;
    readonly node: Of<'DailyReport'>;
  };
  FirstStep: {
    readonly name: FirstStepName;
    readonly done: boolean;
    readonly storeId: string | null | undefined;
    readonly on: string | null | undefined;
  };
  OwnNumbers: {
    readonly storeId: string;
    readonly storeName: string;
    readonly numbers: readonly Of<'OwnNumber'>[];
  };
  OwnNumber: {
    readonly key: string;
    readonly name: string;
    readonly unit: string;
    readonly value: string | number | null | undefined;
    readonly lastSevenDays: string | number | null | undefined;
    readonly comparator: string | null | undefined;
    readonly target: string | number | null | undefined;
    readonly kept: boolean | null | undefined;
  };
  PeriodReport: {
    readonly from: string;
    readonly to: string;
    readonly numbers: readonly Of<'PeriodNumber'>[];
    readonly days: readonly Of<'DailyReport'>[];
  };
  PeriodNumber: {
    readonly key: string;
    readonly name: string;
    readonly metric: string;
    readonly unit: string;
    readonly value: string | number | null | undefined;
    readonly numerator: number | null | undefined;
    readonly denominator: number | null | undefined;
    readonly days: number;
    readonly previous: string | number | null | undefined;
    readonly lastYear: string | number | null | undefined;
    readonly provisional: boolean;
    readonly isDraft: boolean;
  };
  PublishRule: {
    readonly version: number;
    readonly byClock: boolean;
    readonly expected: readonly ReportFile[];
    readonly missedPromisesAllowed: boolean;
    readonly unmatchedAccountsAllowed: number;
    readonly refusedRowsAllowed: number;
    readonly slotsBelowSoldAllowed: number;
    readonly setBy: string | null | undefined;
    readonly setAt: Date | string | null | undefined;
  };
  MorningPublishing: {
    readonly byClock: boolean;
    readonly held: readonly string[];
  };
  ReportTemplate: {
    readonly from: string | null | undefined;
    readonly numbers: readonly string[];
    readonly setBy: string | null | undefined;
    readonly setAt: Date | string | null | undefined;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Store: Reference;
  DailyReport: Sources['DailyReport'];
  ReportDifference: Types['ReportDifference'];
  ReportFigureChange: Types['ReportFigureChange'];
  ReportFigure: Types['ReportFigure'];
  ReportPartChange: Types['ReportPartChange'];
  ReportAcknowledgement: Types['ReportAcknowledgement'];
  ReportQuestion: Sources['ReportQuestion'];
  ReportAfterSale: Types['ReportAfterSale'];
  ReportNumber: Types['ReportNumber'];
  ReportPromise: Types['ReportPromise'];
  ReportSlot: Types['ReportSlot'];
  ReportShift: Types['ReportShift'];
  ReportHour: Types['ReportHour'];
  ReportAgentRow: Types['ReportAgentRow'];
  ReportQcSummary: Types['ReportQcSummary'];
  ReportQcRow: Types['ReportQcRow'];
  MetricDefinition: Types['MetricDefinition'];
  MorningRow: Sources['MorningRow'];
  DailyReportConnection: Types['DailyReportConnection'];
  DailyReportEdge: Types['DailyReportEdge'];
  FirstStep: Types['FirstStep'];
  OwnNumbers: Types['OwnNumbers'];
  OwnNumber: Types['OwnNumber'];
  PeriodReport: Types['PeriodReport'];
  PeriodNumber: Types['PeriodNumber'];
  PublishRule: Types['PublishRule'];
  MorningPublishing: Types['MorningPublishing'];
  ReportTemplate: Types['ReportTemplate'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['DailyReport'], Pick<Types['DailyReport'], 'id' | 'on' | 'version' | 'status' | 'headline' | 'byHour' | 'afterSales' | 'slots' | 'seatsSold' | 'comment' | 'revisionReason' | 'asOf' | 'contentHash' | 'publishedAt' | 'publishedBy'>>,
  Fits<Sources['ReportQuestion'], Pick<Types['ReportQuestion'], 'id' | 'on' | 'metric' | 'text' | 'askedBy' | 'askedAt' | 'dueOn' | 'answer' | 'answeredBy' | 'answeredAt'>>,
  Fits<Sources['MorningRow'], Pick<Types['MorningRow'], 'on' | 'dataIn' | 'pendingAccounts' | 'report'>>,
];

interface Gives {
  'Query.morning': readonly Of<'MorningRow'>[];
  'Query.metricDefinition': Of<'MetricDefinition'> | null | undefined;
  'Query.firstSteps': readonly Of<'FirstStep'>[];
  'Query.myNumbers': readonly Of<'OwnNumbers'>[];
  'Query.publishRule': Of<'PublishRule'>;
  'Mutation.buildDailyReport': Of<'DailyReport'>;
  'Mutation.publishDailyReport': Of<'DailyReport'>;
  'Mutation.acknowledgeDailyReport': Of<'DailyReport'>;
  'Mutation.openDailyReport': Of<'DailyReport'>;
  'Mutation.askAboutReport': Of<'DailyReport'>;
  'Mutation.answerReportQuestion': Of<'ReportQuestion'>;
  'Mutation.setPublishRule': Of<'PublishRule'>;
  'Mutation.setReportTemplate': readonly Of<'Store'>[];
  'Store.dailyReports': Of<'DailyReportConnection'>;
  'Store.dailyReport': Of<'DailyReport'> | null | undefined;
  'Store.dailyReportVersions': readonly Of<'DailyReport'>[];
  'Store.contractProgress': readonly Of<'ReportPromise'>[];
  'Store.dailyReportDraft': Of<'DailyReport'> | null | undefined;
  'Store.period': Of<'PeriodReport'>;
  'Store.reportTemplates': readonly Of<'ReportTemplate'>[];
  'Store.measuredNumbers': readonly Of<'ReportNumber'>[];
  'DailyReport.numbers': readonly Of<'ReportNumber'>[];
  'DailyReport.promises': readonly Of<'ReportPromise'>[];
  'DailyReport.agents': readonly Of<'ReportAgentRow'>[];
  'DailyReport.receptionsMetric': string;
  'DailyReport.agentsTotal': Of<'ReportAgentRow'> | null | undefined;
  'DailyReport.shifts': readonly Of<'ReportShift'>[] | null | undefined;
  'DailyReport.seatsOnDutyPeak': number | null | undefined;
  'DailyReport.seatCoverage': string | number | null | undefined;
  'DailyReport.qc': Of<'ReportQcSummary'> | null | undefined;
  'DailyReport.staffingAdvice': string;
  'DailyReport.difference': Of<'ReportDifference'> | null | undefined;
  'DailyReport.dataChangedAt': Date | string | null | undefined;
  'DailyReport.qcChangedAt': Date | string | null | undefined;
  'DailyReport.acknowledgements': readonly Of<'ReportAcknowledgement'>[];
  'DailyReport.questions': readonly Of<'ReportQuestion'>[];
  'DailyReport.pdfUrl': string;
  'DailyReport.imageUrl': string;
  'ReportQuestion.metricName': string | null | undefined;
  'MorningRow.store': Of<'Store'>;
  'MorningRow.openQuestions': readonly Of<'ReportQuestion'>[];
  'MorningRow.oddities': readonly string[];
  'MorningRow.unpublishedDays': readonly string[];
  'MorningRow.lastPublished': Of<'DailyReport'> | null | undefined;
  'MorningRow.publishing': Of<'MorningPublishing'>;
}
interface Takes {
  'Query.morning': QueryMorningArgs;
  'Query.metricDefinition': QueryMetricDefinitionArgs;
  'Query.myNumbers': QueryMyNumbersArgs;
  'Query.publishRule': QueryPublishRuleArgs;
  'Store.dailyReports': StoreDailyReportsArgs;
  'Store.dailyReport': StoreDailyReportArgs;
  'Store.dailyReportVersions': StoreDailyReportVersionsArgs;
  'Store.contractProgress': StoreContractProgressArgs;
  'Store.dailyReportDraft': StoreDailyReportDraftArgs;
  'Store.period': StorePeriodArgs;
  'Store.measuredNumbers': StoreMeasuredNumbersArgs;
  'Mutation.buildDailyReport': MutationBuildDailyReportArgs;
  'Mutation.publishDailyReport': MutationPublishDailyReportArgs;
  'Mutation.acknowledgeDailyReport': MutationAcknowledgeDailyReportArgs;
  'Mutation.openDailyReport': MutationOpenDailyReportArgs;
  'Mutation.askAboutReport': MutationAskAboutReportArgs;
  'Mutation.answerReportQuestion': MutationAnswerReportQuestionArgs;
  'Mutation.setPublishRule': MutationSetPublishRuleArgs;
  'Mutation.setReportTemplate': MutationSetReportTemplateArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Store: ['id'],
  DailyReport: ['id', 'on', 'version', 'status', 'headline', 'byHour', 'afterSales', 'slots', 'seatsSold', 'comment', 'revisionReason', 'asOf', 'contentHash', 'publishedAt', 'publishedBy'],
  ReportDifference: ['since', 'figures', 'parts'],
  ReportFigureChange: ['metric', 'name', 'unit', 'before', 'after'],
  ReportFigure: ['value', 'numerator', 'denominator', 'provisional'],
  ReportPartChange: ['part', 'count'],
  ReportAcknowledgement: ['name', 'at'],
  ReportQuestion: ['id', 'on', 'metric', 'text', 'askedBy', 'askedAt', 'dueOn', 'answer', 'answeredBy', 'answeredAt'],
  ReportAfterSale: ['orderNo', 'buyer', 'kind', 'amountFen', 'reason', 'outcome', 'agentAlias'],
  ReportNumber: ['key', 'metric', 'name', 'spoken', 'unit', 'value', 'numerator', 'denominator', 'sample', 'previousDay', 'sameWeekday', 'isDraft', 'provisional', 'rows', 'promise'],
  ReportPromise: ['clauseId', 'promised', 'metric', 'name', 'unit', 'comparator', 'target', 'period', 'from', 'through', 'value', 'numerator', 'denominator', 'kept'],
  ReportSlot: ['slotMinute', 'sold', 'onDuty', 'needed'],
  ReportShift: ['agentId', 'alias', 'startMinute', 'endMinute', 'slots'],
  ReportHour: ['hour', 'receptions', 'threeMinuteRate', 'seatsOnDuty', 'seatsNeeded'],
  ReportAgentRow: ['agentId', 'alias', 'recognised', 'receptions', 'firstResponseSeconds', 'averageResponseSeconds', 'threeMinuteRate'],
  ReportQcSummary: ['agentsWithChats', 'agentsReviewed', 'averageScore', 'fatal', 'rows'],
  ReportQcRow: ['agentId', 'alias', 'inTime', 'scores', 'fatal'],
  MetricDefinition: ['metric', 'name', 'formula', 'unit', 'numeratorUnit', 'denominatorUnit', 'isDraft', 'window', 'validFrom', 'validTo', 'source', 'exclusions'],
  MorningRow: ['on', 'dataIn', 'pendingAccounts', 'report'],
  DailyReportConnection: ['edges', 'pageInfo'],
  DailyReportEdge: ['cursor', 'node'],
  FirstStep: ['name', 'done', 'storeId', 'on'],
  OwnNumbers: ['storeId', 'storeName', 'numbers'],
  OwnNumber: ['key', 'name', 'unit', 'value', 'lastSevenDays', 'comparator', 'target', 'kept'],
  PeriodReport: ['from', 'to', 'numbers', 'days'],
  PeriodNumber: ['key', 'name', 'metric', 'unit', 'value', 'numerator', 'denominator', 'days', 'previous', 'lastYear', 'provisional', 'isDraft'],
  PublishRule: ['version', 'byClock', 'expected', 'missedPromisesAllowed', 'unmatchedAccountsAllowed', 'refusedRowsAllowed', 'slotsBelowSoldAllowed', 'setBy', 'setAt'],
  MorningPublishing: ['byClock', 'held'],
  ReportTemplate: ['from', 'numbers', 'setBy', 'setAt'],
});
