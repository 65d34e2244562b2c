// Written by `npm run compose` from this service's SDL.
import { type Entity, type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { EndingKind, AgentStatus, RosterStatus, QueryAgentsArgs, QueryRosterBoardArgs, QueryAgentLeavingArgs, QueryFreedShiftsArgs, QueryRosterArgs, QueryRostersArgs, QueryRequirementArgs, QueryMyShiftsArgs, QueryLabourRulesTrialArgs, QueryPreviewStaffArgs, MutationAddAgentArgs, MutationCertifyAgentArgs, MutationChangeAgentArgs, MutationWithdrawCertificateArgs, MutationAgentLeftArgs, MutationSolveRosterArgs, MutationAssignShiftsArgs, MutationPublishRosterArgs, MutationAddShiftTemplateArgs, MutationChangeShiftTemplateArgs, MutationRetireShiftTemplateArgs, MutationAddStaffArgs, RosterCoverArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  Agent: {
    readonly id: string;
    readonly name: string;
    readonly alias: string;
    readonly employeeNo: string;
    readonly status: AgentStatus;
    readonly maxMinutesPerWeek: number;
    readonly leftOn: string | null | undefined;
    readonly skills: readonly Of<'AgentSkill'>[];
  };
  AgentSkill: {
    readonly store: Of<'Store'>;
    readonly certifiedOn: string;
  };
  AgentConnection: {
    readonly edges: readonly Of<'AgentEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  AgentEdge: {
    readonly cursor: string;
    readonly node: Of<'Agent'>;
  };
  RosterBoard: {
    readonly days: readonly Of<'BoardDay'>[];
    readonly stores: readonly Of<'BoardStore'>[];
    readonly agents: readonly Of<'BoardAgent'>[];
    readonly shifts: readonly Of<'BoardShift'>[];
  };
  BoardDay: {
    readonly on: string;
    readonly holiday: string | null | undefined;
  };
  BoardStore: {
    readonly store: Of<'Store'>;
    readonly days: readonly Of<'BoardStoreDay'>[];
  };
  BoardStoreDay: {
    readonly on: string;
    readonly rosterId: string | null | undefined;
    readonly isDraft: boolean;
    readonly sold: number;
    readonly requiredSeatSlots: number | null | undefined;
    readonly uncoveredSeatSlots: number | null | undefined;
  };
  BoardAgent: {
    readonly agent: Of<'Agent'>;
    readonly storeIds: readonly string[];
  };
  BoardShift: {
    readonly agentId: string;
    readonly storeId: string | null | undefined;
    readonly on: string;
    readonly shiftName: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly isDraft: boolean;
  };
  AgentLeaving: {
    readonly contentHash: string;
    readonly endings: readonly Of<'AgentEnding'>[];
  };
  AgentEnding: {
    readonly kind: EndingKind;
    readonly name: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly count: number | null | undefined;
    readonly until: Date | string | null | undefined;
    readonly on: string | null | undefined;
  };
  FreedShift: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly agent: Of<'Agent'>;
    readonly on: string;
    readonly shiftName: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly wasPublished: boolean;
  };
  RequirementDay: {
    readonly on: string;
    readonly slots: readonly Of<'RequirementSlot'>[];
  };
  RequirementSlot: {
    readonly slotMinute: number;
    readonly inquiries: number | null | undefined;
    readonly seats: number;
  };
  RosterFailure: {
    readonly code: string;
    readonly message: string;
  };
  Roster: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly fromOn: string;
    readonly toOn: string;
    readonly status: RosterStatus;
    readonly version: number;
    readonly assignments: readonly Of<'RosterAssignment'>[];
    readonly replaces: readonly Of<'RosterAssignment'>[];
    readonly cover: readonly Of<'CoverSlot'>[];
    readonly days: readonly Of<'RosterDay'>[];
    readonly unmet: readonly Of<'UnmetReason'>[];
    readonly brokenRules: readonly Of<'UnmetReason'>[];
    readonly taskId: string | null | undefined;
    readonly failure: Of<'RosterFailure'> | null | undefined;
    readonly contentHash: string;
    readonly createdAt: Date | string;
    readonly publishedAt: Date | string | null | undefined;
  };
  RosterAssignment: {
    readonly id: string;
    readonly agent: Of<'Agent'>;
    readonly on: string;
    readonly shift: Of<'ShiftTemplate'>;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly breaks: readonly Of<'AssignedBreak'>[];
  };
  AssignedBreak: {
    readonly startMinute: number;
    readonly minutes: number;
  };
  RosterDay: {
    readonly on: string;
    readonly requiredSeatSlots: number;
    readonly uncoveredSeatSlots: number;
    readonly holiday: string | null | undefined;
  };
  CoverSlot: {
    readonly slotMinute: number;
    readonly required: number;
    readonly planned: number;
    readonly sold: number;
  };
  UnmetReason: {
    readonly code: string;
    readonly message: string;
    readonly agentId: string | null | undefined;
    readonly on: string | null | undefined;
    readonly slotMinute: number | null | undefined;
    readonly fixes: readonly Of<'RosterFix'>[];
  };
  RosterFix: {
    readonly agentId: string;
    readonly on: string;
    readonly shiftId: string;
    readonly breaks: readonly Of<'AssignedBreak'>[];
    readonly movesMeal: boolean;
  };
  MyShift: {
    readonly id: string;
    readonly storeName: string;
    readonly on: string;
    readonly shiftName: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly breaks: readonly Of<'AssignedBreak'>[];
  };
  RosterConnection: {
    readonly edges: readonly Of<'RosterEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  RosterEdge: {
    readonly cursor: string;
    readonly node: Of<'Roster'>;
  };
  LabourRulesTrial: {
    readonly fromOn: string;
    readonly shifts: number;
    readonly broken: number;
    readonly brokenToday: number;
    readonly examples: readonly Of<'LabourRuleBroken'>[];
  };
  LabourRuleBroken: {
    readonly agent: Of<'Agent'>;
    readonly on: string;
    readonly message: string;
    readonly brokenToday: boolean;
  };
  ShiftTemplate: {
    readonly id: string;
    readonly name: string;
    readonly startMinute: number;
    readonly endMinute: number;
    readonly breaks: readonly Of<'ShiftBreak'>[];
  };
  ShiftBreak: {
    readonly earliestMinute: number;
    readonly latestMinute: number;
    readonly minutes: number;
  };
  StaffPreview: {
    readonly rows: readonly Of<'StaffRow'>[];
    readonly problems: readonly Of<'StaffProblem'>[];
  };
  StaffRow: {
    readonly row: number;
    readonly name: string;
    readonly alias: string;
    readonly employeeNo: string;
    readonly email: string | null | undefined;
    readonly invites: boolean;
    readonly stores: readonly Of<'Store'>[];
    readonly known: boolean;
  };
  StaffProblem: {
    readonly row: number;
    readonly column: string;
    readonly code: string;
    readonly message: string;
  };
  StaffAdded: {
    readonly agents: number;
    readonly invitations: readonly Of<'StaffInvitation'>[];
  };
  StaffInvitation: {
    readonly name: string;
    readonly email: string;
    readonly link: string;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Agent: Entity<Sources['Agent']>;
  AgentSkill: Types['AgentSkill'];
  Store: Reference;
  AgentConnection: Types['AgentConnection'];
  AgentEdge: Types['AgentEdge'];
  RosterBoard: Types['RosterBoard'];
  BoardDay: Types['BoardDay'];
  BoardStore: Sources['BoardStore'];
  BoardStoreDay: Types['BoardStoreDay'];
  BoardAgent: Sources['BoardAgent'];
  BoardShift: Types['BoardShift'];
  AgentLeaving: Types['AgentLeaving'];
  AgentEnding: Sources['AgentEnding'];
  FreedShift: Sources['FreedShift'];
  RequirementDay: Types['RequirementDay'];
  RequirementSlot: Types['RequirementSlot'];
  RosterFailure: Types['RosterFailure'];
  Roster: Sources['Roster'];
  RosterAssignment: Types['RosterAssignment'];
  AssignedBreak: Types['AssignedBreak'];
  RosterDay: Types['RosterDay'];
  CoverSlot: Types['CoverSlot'];
  UnmetReason: Types['UnmetReason'];
  RosterFix: Types['RosterFix'];
  MyShift: Types['MyShift'];
  RosterConnection: Types['RosterConnection'];
  RosterEdge: Types['RosterEdge'];
  LabourRulesTrial: Types['LabourRulesTrial'];
  LabourRuleBroken: Types['LabourRuleBroken'];
  ShiftTemplate: Types['ShiftTemplate'];
  ShiftBreak: Types['ShiftBreak'];
  StaffPreview: Types['StaffPreview'];
  StaffRow: Types['StaffRow'];
  StaffProblem: Types['StaffProblem'];
  StaffAdded: Types['StaffAdded'];
  StaffInvitation: Types['StaffInvitation'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['Agent'], Pick<Types['Agent'], 'id' | 'name' | 'alias' | 'employeeNo' | 'status' | 'maxMinutesPerWeek' | 'leftOn'>>,
  Fits<Sources['BoardStore'], Pick<Types['BoardStore'], 'days'>>,
  Fits<Sources['BoardAgent'], Pick<Types['BoardAgent'], 'storeIds'>>,
  Fits<Sources['AgentEnding'], Pick<Types['AgentEnding'], 'kind' | 'name' | 'count' | 'until' | 'on'>>,
  Fits<Sources['FreedShift'], Pick<Types['FreedShift'], 'id' | 'on' | 'shiftName' | 'startMinute' | 'endMinute' | 'wasPublished'>>,
  Fits<Sources['Roster'], Pick<Types['Roster'], 'id' | 'fromOn' | 'toOn' | 'status' | 'version' | 'taskId' | 'createdAt' | 'publishedAt'>>,
];

interface Gives {
  'Query.agents': Of<'AgentConnection'>;
  'Query.rosterBoard': Of<'RosterBoard'>;
  'Query.agentLeaving': Of<'AgentLeaving'>;
  'Query.freedShifts': readonly Of<'FreedShift'>[];
  'Query.roster': Of<'Roster'> | null | undefined;
  'Query.rosters': Of<'RosterConnection'>;
  'Query.requirement': readonly Of<'RequirementDay'>[];
  'Query.myShifts': readonly Of<'MyShift'>[];
  'Query.labourRulesTrial': Of<'LabourRulesTrial'>;
  'Query.shiftTemplates': readonly Of<'ShiftTemplate'>[];
  'Query.previewStaff': Of<'StaffPreview'>;
  'Mutation.addAgent': Of<'Agent'>;
  'Mutation.certifyAgent': Of<'Agent'>;
  'Mutation.changeAgent': Of<'Agent'>;
  'Mutation.withdrawCertificate': Of<'Agent'>;
  'Mutation.agentLeft': Of<'Agent'>;
  'Mutation.solveRoster': Of<'Roster'>;
  'Mutation.assignShifts': Of<'Roster'>;
  'Mutation.publishRoster': Of<'Roster'>;
  'Mutation.addShiftTemplate': Of<'ShiftTemplate'>;
  'Mutation.changeShiftTemplate': Of<'ShiftTemplate'>;
  'Mutation.retireShiftTemplate': Of<'ShiftTemplate'>;
  'Mutation.addStaff': Of<'StaffAdded'>;
  'Agent.skills': readonly Of<'AgentSkill'>[];
  'BoardStore.store': Of<'Store'>;
  'BoardAgent.agent': Of<'Agent'>;
  'AgentEnding.store': Of<'Store'> | null | undefined;
  'FreedShift.store': Of<'Store'>;
  'FreedShift.agent': Of<'Agent'>;
  'Roster.store': Of<'Store'>;
  'Roster.assignments': readonly Of<'RosterAssignment'>[];
  'Roster.replaces': readonly Of<'RosterAssignment'>[];
  'Roster.cover': readonly Of<'CoverSlot'>[];
  'Roster.days': readonly Of<'RosterDay'>[];
  'Roster.unmet': readonly Of<'UnmetReason'>[];
  'Roster.brokenRules': readonly Of<'UnmetReason'>[];
  'Roster.failure': Of<'RosterFailure'> | null | undefined;
  'Roster.contentHash': string;
}
interface Takes {
  'Query.agents': QueryAgentsArgs;
  'Query.rosterBoard': QueryRosterBoardArgs;
  'Query.agentLeaving': QueryAgentLeavingArgs;
  'Query.freedShifts': QueryFreedShiftsArgs;
  'Query.roster': QueryRosterArgs;
  'Query.rosters': QueryRostersArgs;
  'Query.requirement': QueryRequirementArgs;
  'Query.myShifts': QueryMyShiftsArgs;
  'Query.labourRulesTrial': QueryLabourRulesTrialArgs;
  'Query.previewStaff': QueryPreviewStaffArgs;
  'Mutation.addAgent': MutationAddAgentArgs;
  'Mutation.certifyAgent': MutationCertifyAgentArgs;
  'Mutation.changeAgent': MutationChangeAgentArgs;
  'Mutation.withdrawCertificate': MutationWithdrawCertificateArgs;
  'Mutation.agentLeft': MutationAgentLeftArgs;
  'Mutation.solveRoster': MutationSolveRosterArgs;
  'Mutation.assignShifts': MutationAssignShiftsArgs;
  'Mutation.publishRoster': MutationPublishRosterArgs;
  'Mutation.addShiftTemplate': MutationAddShiftTemplateArgs;
  'Mutation.changeShiftTemplate': MutationChangeShiftTemplateArgs;
  'Mutation.retireShiftTemplate': MutationRetireShiftTemplateArgs;
  'Mutation.addStaff': MutationAddStaffArgs;
  'Roster.cover': RosterCoverArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Agent: ['id', 'name', 'alias', 'employeeNo', 'status', 'maxMinutesPerWeek', 'leftOn'],
  AgentSkill: ['store', 'certifiedOn'],
  Store: ['id'],
  AgentConnection: ['edges', 'pageInfo', 'totalCount'],
  AgentEdge: ['cursor', 'node'],
  RosterBoard: ['days', 'stores', 'agents', 'shifts'],
  BoardDay: ['on', 'holiday'],
  BoardStore: ['days'],
  BoardStoreDay: ['on', 'rosterId', 'isDraft', 'sold', 'requiredSeatSlots', 'uncoveredSeatSlots'],
  BoardAgent: ['storeIds'],
  BoardShift: ['agentId', 'storeId', 'on', 'shiftName', 'startMinute', 'endMinute', 'isDraft'],
  AgentLeaving: ['contentHash', 'endings'],
  AgentEnding: ['kind', 'name', 'count', 'until', 'on'],
  FreedShift: ['id', 'on', 'shiftName', 'startMinute', 'endMinute', 'wasPublished'],
  RequirementDay: ['on', 'slots'],
  RequirementSlot: ['slotMinute', 'inquiries', 'seats'],
  RosterFailure: ['code', 'message'],
  Roster: ['id', 'fromOn', 'toOn', 'status', 'version', 'taskId', 'createdAt', 'publishedAt'],
  RosterAssignment: ['id', 'agent', 'on', 'shift', 'startMinute', 'endMinute', 'breaks'],
  AssignedBreak: ['startMinute', 'minutes'],
  RosterDay: ['on', 'requiredSeatSlots', 'uncoveredSeatSlots', 'holiday'],
  CoverSlot: ['slotMinute', 'required', 'planned', 'sold'],
  UnmetReason: ['code', 'message', 'agentId', 'on', 'slotMinute', 'fixes'],
  RosterFix: ['agentId', 'on', 'shiftId', 'breaks', 'movesMeal'],
  MyShift: ['id', 'storeName', 'on', 'shiftName', 'startMinute', 'endMinute', 'breaks'],
  RosterConnection: ['edges', 'pageInfo', 'totalCount'],
  RosterEdge: ['cursor', 'node'],
  LabourRulesTrial: ['fromOn', 'shifts', 'broken', 'brokenToday', 'examples'],
  LabourRuleBroken: ['agent', 'on', 'message', 'brokenToday'],
  ShiftTemplate: ['id', 'name', 'startMinute', 'endMinute', 'breaks'],
  ShiftBreak: ['earliestMinute', 'latestMinute', 'minutes'],
  StaffPreview: ['rows', 'problems'],
  StaffRow: ['row', 'name', 'alias', 'employeeNo', 'email', 'invites', 'stores', 'known'],
  StaffProblem: ['row', 'column', 'code', 'message'],
  StaffAdded: ['agents', 'invitations'],
  StaffInvitation: ['name', 'email', 'link'],
});
