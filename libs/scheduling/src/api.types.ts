// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type AgentStatus = 'active' | 'left';
export type RosterStatus = 'solving' | 'draft' | 'published' | 'superseded' | 'failed';
export type QueryAgentsSort = 'employeeNo' | 'name' | 'alias' | 'status' | 'maxHours';

export interface ChangeAgentInput {
  readonly agentId: string;
  readonly name: string;
  readonly alias: string;
  readonly employeeNo: string;
  readonly maxMinutesPerWeek: number;
}

export interface WithdrawCertificateInput {
  readonly agentId: string;
  readonly storeId: string;
}

export interface AddAgentInput {
  readonly name: string;
  readonly alias: string;
  readonly employeeNo: string;
  readonly maxMinutesPerWeek: number;
}

export interface CertifyAgentInput {
  readonly agentId: string;
  readonly storeId: string;
  readonly certifiedOn: string;
}

export interface AgentLeftInput {
  readonly agentId: string;
  readonly leftOn?: string | null;
  readonly contentHash?: string | null;
}

export interface SolveRosterInput {
  readonly storeId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export interface AssignShiftsInput {
  readonly rosterId: string;
  readonly changes: ShiftChangeInput[];
}

export interface ShiftChangeInput {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId?: string | null;
  readonly breaks?: AssignedBreakInput[] | null;
}

export interface AssignedBreakInput {
  readonly startMinute: number;
  readonly minutes: number;
}

export interface PublishRosterInput {
  readonly id: string;
  readonly contentHash: string;
}

export interface LabourRulesInput {
  readonly minRestMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly weeklyDaysOff: number;
  readonly maxMinutesPerWeek: number;
  readonly maxMinutesPerDay: number;
}

export interface RetireShiftTemplateInput {
  readonly shiftId: string;
}

export interface ChangeShiftTemplateInput {
  readonly shiftId: string;
  readonly name: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: ShiftBreakInput[];
}

export interface AddShiftTemplateInput {
  readonly name: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: ShiftBreakInput[];
}

export interface ShiftBreakInput {
  readonly earliestMinute: number;
  readonly latestMinute: number;
  readonly minutes: number;
}

export interface AddStaffInput {
  readonly text: string;
}

export interface QueryAgentsArgs {
  readonly storeId?: string | null;
  readonly search?: string | null;
  readonly withLeft?: boolean | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryRosterBoardArgs {
  readonly fromOn: string;
  readonly toOn: string;
  readonly withDrafts?: boolean | null;
}

export interface QueryAgentLeavingArgs {
  readonly agentId: string;
  readonly leftOn: string;
}

export interface QueryFreedShiftsArgs {
  readonly storeId?: string | null;
}

export interface QueryRosterArgs {
  readonly id: string;
}

export interface QueryRostersArgs {
  readonly storeId: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryRequirementArgs {
  readonly storeId: string;
  readonly fromOn: string;
  readonly toOn: string;
}

export interface QueryMyShiftsArgs {
  readonly fromOn: string;
  readonly toOn: string;
}

export interface QueryLabourRulesTrialArgs {
  readonly rules: LabourRulesInput;
}

export interface QueryPreviewStaffArgs {
  readonly text: string;
}

export interface MutationAddAgentArgs {
  readonly input: AddAgentInput;
}

export interface MutationCertifyAgentArgs {
  readonly input: CertifyAgentInput;
}

export interface MutationChangeAgentArgs {
  readonly input: ChangeAgentInput;
}

export interface MutationWithdrawCertificateArgs {
  readonly input: WithdrawCertificateInput;
}

export interface MutationAgentLeftArgs {
  readonly input: AgentLeftInput;
}

export interface MutationSolveRosterArgs {
  readonly input: SolveRosterInput;
}

export interface MutationAssignShiftsArgs {
  readonly input: AssignShiftsInput;
}

export interface MutationPublishRosterArgs {
  readonly input: PublishRosterInput;
}

export interface MutationAddShiftTemplateArgs {
  readonly input: AddShiftTemplateInput;
}

export interface MutationChangeShiftTemplateArgs {
  readonly input: ChangeShiftTemplateInput;
}

export interface MutationRetireShiftTemplateArgs {
  readonly input: RetireShiftTemplateInput;
}

export interface MutationAddStaffArgs {
  readonly input: AddStaffInput;
}

export interface RosterCoverArgs {
  readonly on: string;
}
