import type { SeatAdvice } from '@zuoxi/staffing';
import type { ShiftRow } from './day-metric.js';
import type { PromiseResult } from './promise.rules.js';

/** What a number opens to. Agents and half hours stand in the report itself. */
export type NumberRows = 'conversations' | 'orders' | 'sales' | 'aftersales' | 'agents' | 'slots' | 'none';

export interface ReportNumber {
  readonly key: string;
  readonly metric: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number | null;
  readonly previousDay: string | null;
  readonly sameWeekday: string | null;
  /** It still moves: its time is not over, or what it waits for is not in. */
  readonly provisional: boolean;
  readonly rows: NumberRows;
}

export interface HourRow {
  readonly hour: number;
  readonly receptions: number;
  readonly threeMinuteRate: string | null;
  readonly seatsOnDuty: number | null;
  readonly seatsNeeded: number | null;
}

/** An agent's part; with neither id nor alias what nobody recognised: unmatched accounts, rounds nobody owned. */
export interface AgentRow {
  readonly agentId: string | null;
  readonly alias: string | null;
  /** Buyer × agent pairs: what adds up over agents. */
  readonly receptions: number;
  readonly firstResponseSeconds: number | null;
  readonly averageResponseSeconds: number | null;
  readonly threeMinuteRate: string | null;
}

export interface QcRow {
  readonly agentId: string | null;
  readonly alias: string | null;
  /** By the end of the next day. */
  readonly inTime: boolean;
  readonly scores: readonly number[];
  readonly fatal: number;
}

/** Everything that a report tells of a day; each part is kept by itself, so that a reader takes what it shows. */
export interface ReportBody {
  readonly numbers: readonly ReportNumber[];
  /** How the contract stands, each clause over its own period so far. */
  readonly promises: readonly PromiseResult[];
  readonly byHour: readonly HourRow[];
  readonly agents: readonly AgentRow[];
  /** What the agents' rows add up to. Null in old reports. */
  readonly agentsTotal: AgentRow | null;
  readonly afterSales: readonly {
    readonly orderNo: string | null;
    readonly buyer: string;
    readonly kind: string;
    readonly amountFen: number | null;
    readonly reason: string | null;
    readonly outcome: string | null;
    readonly agentAlias: string | null;
  }[];
  readonly seatsSold: number | null;
  /** Half hours of service: what seat coverage is made of. */
  readonly slots: readonly {
    readonly slotMinute: number;
    readonly sold: number;
    readonly onDuty: number;
    readonly needed: number | null;
  }[];
  /** What the rostered seats of an hour or half hour are made of. Null in reports from before it was kept. */
  readonly shifts: readonly ShiftRow[] | null;
  readonly qc: {
    readonly agentsWithChats: number;
    readonly agentsReviewed: number;
    readonly averageScore: string | null;
    readonly fatal: number;
    readonly rows: readonly QcRow[];
  } | null;
  readonly advice: SeatAdvice | null;
}
