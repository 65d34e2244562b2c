// Written by `npm run compose` from this service's SDL.
import { type Entity, type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { Platform, EndingKind, DocumentState, OwnTeamRule, HolderKind, ScheduleRecurrence, ScheduleRunState, SettingVersionState, SetupLineState, StoreStatus, SubAccountRight, TaskState, QueryAuditEntriesArgs, QueryRegisteredDocumentsArgs, QueryMembersArgs, QueryInvitationsArgs, QueryMemberLeavingArgs, QueryApiKeysArgs, QueryOwnRolesArgs, QueryOwnRoleHoldingArgs, QuerySchedulesArgs, QueryScheduleRunsArgs, QueryOfferedReasonsArgs, QuerySettingArgs, QuerySetupDifferenceArgs, QueryStoreArgs, QueryStoresArgs, QueryClientsArgs, QuerySubAccountsArgs, QueryTasksArgs, QueryTaskArgs, QueryTeamsArgs, QuerySavedViewsArgs, MutationRegisterDocumentArgs, MutationReviewDocumentArgs, MutationInviteMemberArgs, MutationLinkAgentArgs, MutationUnlinkAgentArgs, MutationChangeMemberRoleArgs, MutationRenewInvitationArgs, MutationWithdrawInvitationArgs, MutationMemberLeftArgs, MutationRevokeMemberArgs, MutationCreateApiKeyArgs, MutationRevokeApiKeyArgs, MutationSetSecurityPolicyArgs, MutationAddOwnRoleArgs, MutationChangeOwnRoleArgs, MutationWithdrawOwnRoleArgs, MutationChangeScheduleArgs, MutationPauseScheduleArgs, MutationResumeScheduleArgs, MutationRunScheduleArgs, MutationConfirmTotpArgs, MutationSetSettingArgs, MutationImportSetupArgs, MutationInviteShopPersonArgs, MutationRemoveShopPersonArgs, MutationWithdrawShopInvitationArgs, MutationSetSignOnArgs, MutationCorrectStoreArgs, MutationRenameClientArgs, MutationPauseStoreArgs, MutationCloseStoreArgs, MutationReopenStoreArgs, MutationAddSubAccountArgs, MutationChangeSubAccountArgs, MutationGiveSubAccountArgs, MutationTakeBackSubAccountArgs, MutationCloseSubAccountArgs, MutationCancelTaskArgs, MutationAddTeamArgs, MutationChangeTeamArgs, MutationRemoveTeamArgs, MutationSaveViewArgs, MutationRemoveViewArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  AuditEntry: {
    readonly seq: number;
    readonly at: Date | string;
    readonly action: string;
    readonly actorName: string;
    readonly subjectType: string | null | undefined;
    readonly subjectId: string | null | undefined;
    readonly subjectName: string | null | undefined;
    readonly store: Of<'Store'> | null | undefined;
    readonly details: readonly Of<'AuditDetail'>[];
    readonly ip: string | null | undefined;
  };
  AuditDetail: {
    readonly name: string;
    readonly title: string;
    readonly before: string | null | undefined;
    readonly value: string | null | undefined;
    readonly isWithheld: boolean;
  };
  AuditEntryConnection: {
    readonly edges: readonly Of<'AuditEntryEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  AuditEntryEdge: {
    readonly cursor: string;
    readonly node: Of<'AuditEntry'>;
  };
  RegisteredDocument: {
    readonly id: string;
    readonly hash: string;
    readonly name: string;
    readonly endpoint: string;
    readonly text: string;
    readonly state: DocumentState;
    readonly registeredBy: string;
    readonly registeredAt: Date | string;
    readonly reviewedBy: string | null | undefined;
    readonly reviewedAt: Date | string | null | undefined;
  };
  RegisteredDocumentConnection: {
    readonly edges: readonly Of<'RegisteredDocumentEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  RegisteredDocumentEdge: {
    readonly cursor: string;
    readonly node: Of<'RegisteredDocument'>;
  };
  Member: {
    readonly id: string;
    readonly accountId: string;
    readonly name: string;
    readonly email: string;
    readonly role: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly agent: Of<'Agent'> | null | undefined;
    readonly active: boolean;
    readonly endsAt: Date | string | null | undefined;
  };
  MemberLeaving: {
    readonly contentHash: string;
    readonly endings: readonly Of<'MemberEnding'>[];
  };
  MemberEnding: {
    readonly kind: EndingKind;
    readonly name: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly count: number | null | undefined;
    readonly until: Date | string | null | undefined;
  };
  Invitation: {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly agent: Of<'Agent'> | null | undefined;
    readonly expiresAt: Date | string;
    readonly acceptedAt: Date | string | null | undefined;
  };
  ApiKey: {
    readonly id: string;
    readonly name: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly role: string;
    readonly createdAt: Date | string;
    readonly lastUsedAt: Date | string | null | undefined;
    readonly revokedAt: Date | string | null | undefined;
    readonly createdBy: string | null | undefined;
    readonly endsAt: Date | string | null | undefined;
  };
  InvitationCreated: {
    readonly invitation: Of<'Invitation'>;
    readonly link: string;
  };
  ApiKeyCreated: {
    readonly apiKey: Of<'ApiKey'>;
    readonly secret: string;
  };
  MemberConnection: {
    readonly edges: readonly Of<'MemberEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  MemberEdge: {
    readonly cursor: string;
    readonly node: Of<'Member'>;
  };
  InvitationConnection: {
    readonly edges: readonly Of<'InvitationEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  InvitationEdge: {
    readonly cursor: string;
    readonly node: Of<'Invitation'>;
  };
  ApiKeyConnection: {
    readonly edges: readonly Of<'ApiKeyEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ApiKeyEdge: {
    readonly cursor: string;
    readonly node: Of<'ApiKey'>;
  };
  SecurityPolicy: {
    readonly secondFactorRoles: readonly string[];
    readonly ownTeam: OwnTeamRule;
    readonly stepUpPermissions: readonly string[];
    readonly stepUpMinutes: number;
    readonly waitingFor: number;
    readonly changedBy: string | null | undefined;
    readonly changedAt: Date | string | null | undefined;
  };
  OwnRole: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly permissions: readonly string[];
    readonly holders: number;
    readonly changedBy: string;
    readonly changedAt: Date | string;
  };
  RoleName: {
    readonly code: string;
    readonly name: string;
  };
  OwnRoleHolding: {
    readonly contentHash: string;
    readonly holders: readonly Of<'OwnRoleHolder'>[];
  };
  OwnRoleHolder: {
    readonly kind: HolderKind;
    readonly name: string;
  };
  OwnRoleConnection: {
    readonly edges: readonly Of<'OwnRoleEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  OwnRoleEdge: {
    readonly cursor: string;
    readonly node: Of<'OwnRole'>;
  };
  Schedule: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly about: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly when: string;
    readonly recurrence: ScheduleRecurrence;
    readonly atMinute: number;
    readonly weekdays: readonly number[];
    readonly monthDay: number;
    readonly everyMinutes: number;
    readonly timeZone: string;
    readonly enabled: boolean;
    readonly nextRunAt: Date | string | null | undefined;
    readonly changedBy: string | null | undefined;
    readonly changedAt: Date | string | null | undefined;
    readonly lastRun: Of<'ScheduleRun'> | null | undefined;
  };
  ScheduleRun: {
    readonly id: string;
    readonly dueAt: Date | string;
    readonly on: string;
    readonly state: ScheduleRunState;
    readonly sentence: string;
    readonly errorCode: string | null | undefined;
    readonly skipped: number;
    readonly askedBy: string | null | undefined;
    readonly startedAt: Date | string | null | undefined;
    readonly endedAt: Date | string | null | undefined;
  };
  ScheduleConnection: {
    readonly edges: readonly Of<'ScheduleEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ScheduleEdge: {
    readonly cursor: string;
    readonly node: Of<'Schedule'>;
  };
  ScheduleRunConnection: {
    readonly edges: readonly Of<'ScheduleRunEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  ScheduleRunEdge: {
    readonly cursor: string;
    readonly node: Of<'ScheduleRun'>;
  };
  Me: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly roles: readonly string[];
    readonly permissions: readonly string[];
    readonly provider: Of<'Provider'> | null | undefined;
    readonly agentId: string | null | undefined;
    readonly totpEnabled: boolean;
    readonly storeSlugs: readonly string[];
  };
  Provider: {
    readonly id: string;
    readonly name: string;
  };
  TotpSetup: {
    readonly secret: string;
    readonly uri: string;
  };
  Setting: {
    readonly kind: string;
    readonly name: string;
    readonly about: string;
    readonly readBy: string;
    readonly newestVersion: number;
    readonly inForce: Of<'SettingVersion'>;
    readonly versions: readonly Of<'SettingVersion'>[];
  };
  SettingVersion: {
    readonly version: number;
    readonly state: SettingVersionState;
    readonly from: string | null | undefined;
    readonly until: string | null | undefined;
    readonly changes: readonly string[];
    readonly rows: readonly Of<'SettingRow'>[];
    readonly note: string;
    readonly by: string | null | undefined;
    readonly at: Date | string | null | undefined;
  };
  SettingRow: {
    readonly cells: readonly Of<'SettingCell'>[];
  };
  SettingCell: {
    readonly field: string;
    readonly value: string;
  };
  SetupDifference: {
    readonly contentHash: string;
    readonly parts: readonly Of<'SetupPartDifference'>[];
  };
  SetupPartDifference: {
    readonly part: string;
    readonly name: string;
    readonly lines: readonly Of<'SetupLine'>[];
  };
  SetupLine: {
    readonly name: string;
    readonly state: SetupLineState;
    readonly differences: readonly string[];
    readonly reason: string | null | undefined;
  };
  ShopPeople: {
    readonly people: readonly Of<'ShopPerson'>[];
    readonly invitations: readonly Of<'ShopInvitation'>[];
  };
  ShopPerson: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: string;
    readonly isSelf: boolean;
  };
  ShopInvitation: {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly expiresAt: Date | string;
  };
  ShopInvitationMade: {
    readonly link: string;
  };
  SignOn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly domains: readonly string[];
    readonly isRequired: boolean;
    readonly askedBy: string | null | undefined;
    readonly changedBy: string;
    readonly changedAt: Date | string;
  };
  Store: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly platform: Platform;
    readonly category: string;
    readonly timeZone: string;
    readonly status: StoreStatus;
    readonly client: Of<'Client'>;
    readonly createdAt: Date | string;
  };
  Client: {
    readonly id: string;
    readonly name: string;
  };
  StoreConnection: {
    readonly edges: readonly Of<'StoreEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  StoreEdge: {
    readonly cursor: string;
    readonly node: Of<'Store'>;
  };
  ClientConnection: {
    readonly edges: readonly Of<'ClientEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  ClientEdge: {
    readonly cursor: string;
    readonly node: Of<'Client'>;
  };
  SubAccount: {
    readonly id: string;
    readonly store: Of<'Store'>;
    readonly platform: Platform;
    readonly name: string;
    readonly rights: readonly SubAccountRight[];
    readonly holder: Of<'SubAccountHolder'> | null | undefined;
    readonly history: readonly Of<'SubAccountHolding'>[];
  };
  SubAccountHolder: {
    readonly name: string;
    readonly agentId: string | null | undefined;
    readonly memberId: string | null | undefined;
    readonly sinceOn: string;
    readonly hasLeft: boolean;
  };
  SubAccountHolding: {
    readonly name: string;
    readonly sinceOn: string;
    readonly returnedOn: string | null | undefined;
    readonly givenBy: string;
  };
  SubAccountConnection: {
    readonly edges: readonly Of<'SubAccountEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  SubAccountEdge: {
    readonly cursor: string;
    readonly node: Of<'SubAccount'>;
  };
  Task: {
    readonly id: string;
    readonly kind: string;
    readonly state: TaskState;
    readonly percent: number;
    readonly sentence: string;
    readonly storeId: string | null | undefined;
    readonly resultId: string | null | undefined;
    readonly error: Of<'TaskError'> | null | undefined;
    readonly createdAt: Date | string;
    readonly updatedAt: Date | string;
  };
  TaskError: {
    readonly code: string;
    readonly message: string;
  };
  TaskConnection: {
    readonly edges: readonly Of<'TaskEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  TaskEdge: {
    readonly cursor: string;
    readonly node: Of<'Task'>;
  };
  Team: {
    readonly id: string;
    readonly name: string;
    readonly leader: string;
    readonly memberId: string | null | undefined;
    readonly agents: readonly Of<'Agent'>[];
  };
  TeamConnection: {
    readonly edges: readonly Of<'TeamEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
    readonly totalCount: number;
  };
  TeamEdge: {
    readonly cursor: string;
    readonly node: Of<'Team'>;
  };
  SavedView: {
    readonly id: string;
    readonly list: string;
    readonly name: string;
    readonly search: string;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  AuditEntry: Sources['AuditEntry'];
  AuditDetail: Types['AuditDetail'];
  AuditEntryConnection: Types['AuditEntryConnection'];
  AuditEntryEdge: Types['AuditEntryEdge'];
  RegisteredDocument: Types['RegisteredDocument'];
  RegisteredDocumentConnection: Types['RegisteredDocumentConnection'];
  RegisteredDocumentEdge: Types['RegisteredDocumentEdge'];
  Member: Sources['Member'];
  MemberLeaving: Types['MemberLeaving'];
  MemberEnding: Sources['MemberEnding'];
  Invitation: Sources['Invitation'];
  ApiKey: Sources['ApiKey'];
  InvitationCreated: Types['InvitationCreated'];
  ApiKeyCreated: Types['ApiKeyCreated'];
  Agent: Reference;
  MemberConnection: Types['MemberConnection'];
  MemberEdge: Types['MemberEdge'];
  InvitationConnection: Types['InvitationConnection'];
  InvitationEdge: Types['InvitationEdge'];
  ApiKeyConnection: Types['ApiKeyConnection'];
  ApiKeyEdge: Types['ApiKeyEdge'];
  SecurityPolicy: Types['SecurityPolicy'];
  OwnRole: Sources['OwnRole'];
  RoleName: Types['RoleName'];
  OwnRoleHolding: Types['OwnRoleHolding'];
  OwnRoleHolder: Types['OwnRoleHolder'];
  OwnRoleConnection: Types['OwnRoleConnection'];
  OwnRoleEdge: Types['OwnRoleEdge'];
  Schedule: Sources['Schedule'];
  ScheduleRun: Sources['ScheduleRun'];
  ScheduleConnection: Types['ScheduleConnection'];
  ScheduleEdge: Types['ScheduleEdge'];
  ScheduleRunConnection: Types['ScheduleRunConnection'];
  ScheduleRunEdge: Types['ScheduleRunEdge'];
  Me: Types['Me'];
  Provider: Types['Provider'];
  TotpSetup: Types['TotpSetup'];
  Setting: Types['Setting'];
  SettingVersion: Types['SettingVersion'];
  SettingRow: Types['SettingRow'];
  SettingCell: Types['SettingCell'];
  SetupDifference: Types['SetupDifference'];
  SetupPartDifference: Types['SetupPartDifference'];
  SetupLine: Types['SetupLine'];
  ShopPeople: Types['ShopPeople'];
  ShopPerson: Types['ShopPerson'];
  ShopInvitation: Types['ShopInvitation'];
  ShopInvitationMade: Types['ShopInvitationMade'];
  SignOn: Types['SignOn'];
  Store: Entity<Sources['Store']>;
  Client: Types['Client'];
  StoreConnection: Types['StoreConnection'];
  StoreEdge: Types['StoreEdge'];
  ClientConnection: Types['ClientConnection'];
  ClientEdge: Types['ClientEdge'];
  SubAccount: Sources['SubAccount'];
  SubAccountHolder: Types['SubAccountHolder'];
  SubAccountHolding: Types['SubAccountHolding'];
  SubAccountConnection: Types['SubAccountConnection'];
  SubAccountEdge: Types['SubAccountEdge'];
  Task: Types['Task'];
  TaskError: Types['TaskError'];
  TaskConnection: Types['TaskConnection'];
  TaskEdge: Types['TaskEdge'];
  Team: Sources['Team'];
  TeamConnection: Types['TeamConnection'];
  TeamEdge: Types['TeamEdge'];
  SavedView: Types['SavedView'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['AuditEntry'], Pick<Types['AuditEntry'], 'seq' | 'at' | 'action' | 'actorName' | 'subjectType' | 'subjectId' | 'ip'>>,
  Fits<Sources['Member'], Pick<Types['Member'], 'id' | 'accountId' | 'name' | 'email' | 'role' | 'active' | 'endsAt'>>,
  Fits<Sources['MemberEnding'], Pick<Types['MemberEnding'], 'kind' | 'name' | 'count' | 'until'>>,
  Fits<Sources['Invitation'], Pick<Types['Invitation'], 'id' | 'email' | 'role' | 'expiresAt' | 'acceptedAt'>>,
  Fits<Sources['ApiKey'], Pick<Types['ApiKey'], 'id' | 'name' | 'role' | 'createdAt' | 'lastUsedAt' | 'revokedAt'>>,
  Fits<Sources['OwnRole'], Pick<Types['OwnRole'], 'id' | 'code' | 'name' | 'permissions' | 'changedBy' | 'changedAt'>>,
  Fits<Sources['Schedule'], Pick<Types['Schedule'], 'id' | 'kind' | 'name' | 'about' | 'when' | 'recurrence' | 'atMinute' | 'weekdays' | 'monthDay' | 'everyMinutes' | 'timeZone' | 'enabled' | 'nextRunAt' | 'changedBy' | 'changedAt'>>,
  Fits<Sources['ScheduleRun'], Pick<Types['ScheduleRun'], 'id' | 'dueAt' | 'on' | 'state' | 'sentence' | 'errorCode' | 'skipped' | 'askedBy' | 'startedAt' | 'endedAt'>>,
  Fits<Sources['Store'], Pick<Types['Store'], 'id' | 'slug' | 'name' | 'platform' | 'category' | 'timeZone' | 'status' | 'createdAt'>>,
  Fits<Sources['SubAccount'], Pick<Types['SubAccount'], 'id' | 'platform' | 'name' | 'rights' | 'holder'>>,
  Fits<Sources['Team'], Pick<Types['Team'], 'id' | 'name' | 'leader'>>,
];

interface Gives {
  'Query.auditEntries': Of<'AuditEntryConnection'>;
  'Query.registeredDocuments': Of<'RegisteredDocumentConnection'>;
  'Query.members': Of<'MemberConnection'>;
  'Query.invitations': Of<'InvitationConnection'>;
  'Query.memberLeaving': Of<'MemberLeaving'>;
  'Query.apiKeys': Of<'ApiKeyConnection'>;
  'Query.securityPolicy': Of<'SecurityPolicy'>;
  'Query.ownRoles': Of<'OwnRoleConnection'>;
  'Query.roleNames': readonly Of<'RoleName'>[];
  'Query.ownRoleHolding': Of<'OwnRoleHolding'>;
  'Query.schedules': Of<'ScheduleConnection'>;
  'Query.scheduleRuns': Of<'ScheduleRunConnection'>;
  'Query.me': Of<'Me'>;
  'Query.offeredReasons': readonly string[];
  'Query.settings': readonly Of<'Setting'>[];
  'Query.setting': Of<'Setting'>;
  'Query.setupDifference': Of<'SetupDifference'>;
  'Query.shopPeople': Of<'ShopPeople'>;
  'Query.signOn': Of<'SignOn'> | null | undefined;
  'Query.signOnRedirect': string | null | undefined;
  'Query.store': Of<'Store'> | null | undefined;
  'Query.stores': Of<'StoreConnection'>;
  'Query.clients': Of<'ClientConnection'>;
  'Query.subAccounts': Of<'SubAccountConnection'>;
  'Query.tasks': Of<'TaskConnection'>;
  'Query.task': Of<'Task'> | null | undefined;
  'Query.teams': Of<'TeamConnection'>;
  'Query.savedViews': readonly Of<'SavedView'>[];
  'Mutation.registerDocument': Of<'RegisteredDocument'>;
  'Mutation.reviewDocument': Of<'RegisteredDocument'>;
  'Mutation.inviteMember': Of<'InvitationCreated'>;
  'Mutation.linkAgent': Of<'Member'>;
  'Mutation.unlinkAgent': Of<'Member'>;
  'Mutation.changeMemberRole': Of<'Member'>;
  'Mutation.renewInvitation': Of<'InvitationCreated'>;
  'Mutation.withdrawInvitation': string;
  'Mutation.memberLeft': Of<'Member'>;
  'Mutation.revokeMember': Of<'Member'>;
  'Mutation.createApiKey': Of<'ApiKeyCreated'>;
  'Mutation.revokeApiKey': Of<'ApiKey'>;
  'Mutation.setSecurityPolicy': Of<'SecurityPolicy'>;
  'Mutation.addOwnRole': Of<'OwnRole'>;
  'Mutation.changeOwnRole': Of<'OwnRole'>;
  'Mutation.withdrawOwnRole': string;
  'Mutation.changeSchedule': Of<'Schedule'>;
  'Mutation.pauseSchedule': Of<'Schedule'>;
  'Mutation.resumeSchedule': Of<'Schedule'>;
  'Mutation.runSchedule': Of<'ScheduleRun'>;
  'Mutation.beginTotp': Of<'TotpSetup'>;
  'Mutation.confirmTotp': Of<'Me'>;
  'Mutation.setSetting': Of<'Setting'>;
  'Mutation.exportSetup': string;
  'Mutation.importSetup': Of<'SetupDifference'>;
  'Mutation.inviteShopPerson': Of<'ShopInvitationMade'>;
  'Mutation.removeShopPerson': string;
  'Mutation.withdrawShopInvitation': string;
  'Mutation.setSignOn': Of<'SignOn'>;
  'Mutation.requireSignOn': Of<'SignOn'>;
  'Mutation.allowPasswords': Of<'SignOn'>;
  'Mutation.removeSignOn': string;
  'Mutation.correctStore': Of<'Store'>;
  'Mutation.renameClient': Of<'Client'>;
  'Mutation.pauseStore': Of<'Store'>;
  'Mutation.closeStore': Of<'Store'>;
  'Mutation.reopenStore': Of<'Store'>;
  'Mutation.addSubAccount': Of<'SubAccount'>;
  'Mutation.changeSubAccount': Of<'SubAccount'>;
  'Mutation.giveSubAccount': Of<'SubAccount'>;
  'Mutation.takeBackSubAccount': Of<'SubAccount'>;
  'Mutation.closeSubAccount': string;
  'Mutation.cancelTask': Of<'Task'>;
  'Mutation.addTeam': Of<'Team'>;
  'Mutation.changeTeam': Of<'Team'>;
  'Mutation.removeTeam': string;
  'Mutation.saveView': Of<'SavedView'>;
  'Mutation.removeView': Of<'SavedView'>;
  'AuditEntry.subjectName': string | null | undefined;
  'AuditEntry.store': Of<'Store'> | null | undefined;
  'AuditEntry.details': readonly Of<'AuditDetail'>[];
  'Member.store': Of<'Store'> | null | undefined;
  'Member.agent': Of<'Agent'> | null | undefined;
  'MemberEnding.store': Of<'Store'> | null | undefined;
  'Invitation.store': Of<'Store'> | null | undefined;
  'Invitation.agent': Of<'Agent'> | null | undefined;
  'ApiKey.store': Of<'Store'> | null | undefined;
  'ApiKey.createdBy': string | null | undefined;
  'ApiKey.endsAt': Date | string | null | undefined;
  'OwnRole.holders': number;
  'Schedule.store': Of<'Store'> | null | undefined;
  'Schedule.lastRun': Of<'ScheduleRun'> | null | undefined;
  'Store.client': Of<'Client'>;
  'SubAccount.store': Of<'Store'>;
  'SubAccount.history': readonly Of<'SubAccountHolding'>[];
  'Team.memberId': string | null | undefined;
  'Team.agents': readonly Of<'Agent'>[];
}
interface Takes {
  'Query.auditEntries': QueryAuditEntriesArgs;
  'Query.registeredDocuments': QueryRegisteredDocumentsArgs;
  'Query.members': QueryMembersArgs;
  'Query.invitations': QueryInvitationsArgs;
  'Query.memberLeaving': QueryMemberLeavingArgs;
  'Query.apiKeys': QueryApiKeysArgs;
  'Query.ownRoles': QueryOwnRolesArgs;
  'Query.ownRoleHolding': QueryOwnRoleHoldingArgs;
  'Query.schedules': QuerySchedulesArgs;
  'Query.scheduleRuns': QueryScheduleRunsArgs;
  'Query.offeredReasons': QueryOfferedReasonsArgs;
  'Query.setting': QuerySettingArgs;
  'Query.setupDifference': QuerySetupDifferenceArgs;
  'Query.store': QueryStoreArgs;
  'Query.stores': QueryStoresArgs;
  'Query.clients': QueryClientsArgs;
  'Query.subAccounts': QuerySubAccountsArgs;
  'Query.tasks': QueryTasksArgs;
  'Query.task': QueryTaskArgs;
  'Query.teams': QueryTeamsArgs;
  'Query.savedViews': QuerySavedViewsArgs;
  'Mutation.registerDocument': MutationRegisterDocumentArgs;
  'Mutation.reviewDocument': MutationReviewDocumentArgs;
  'Mutation.inviteMember': MutationInviteMemberArgs;
  'Mutation.linkAgent': MutationLinkAgentArgs;
  'Mutation.unlinkAgent': MutationUnlinkAgentArgs;
  'Mutation.changeMemberRole': MutationChangeMemberRoleArgs;
  'Mutation.renewInvitation': MutationRenewInvitationArgs;
  'Mutation.withdrawInvitation': MutationWithdrawInvitationArgs;
  'Mutation.memberLeft': MutationMemberLeftArgs;
  'Mutation.revokeMember': MutationRevokeMemberArgs;
  'Mutation.createApiKey': MutationCreateApiKeyArgs;
  'Mutation.revokeApiKey': MutationRevokeApiKeyArgs;
  'Mutation.setSecurityPolicy': MutationSetSecurityPolicyArgs;
  'Mutation.addOwnRole': MutationAddOwnRoleArgs;
  'Mutation.changeOwnRole': MutationChangeOwnRoleArgs;
  'Mutation.withdrawOwnRole': MutationWithdrawOwnRoleArgs;
  'Mutation.changeSchedule': MutationChangeScheduleArgs;
  'Mutation.pauseSchedule': MutationPauseScheduleArgs;
  'Mutation.resumeSchedule': MutationResumeScheduleArgs;
  'Mutation.runSchedule': MutationRunScheduleArgs;
  'Mutation.confirmTotp': MutationConfirmTotpArgs;
  'Mutation.setSetting': MutationSetSettingArgs;
  'Mutation.importSetup': MutationImportSetupArgs;
  'Mutation.inviteShopPerson': MutationInviteShopPersonArgs;
  'Mutation.removeShopPerson': MutationRemoveShopPersonArgs;
  'Mutation.withdrawShopInvitation': MutationWithdrawShopInvitationArgs;
  'Mutation.setSignOn': MutationSetSignOnArgs;
  'Mutation.correctStore': MutationCorrectStoreArgs;
  'Mutation.renameClient': MutationRenameClientArgs;
  'Mutation.pauseStore': MutationPauseStoreArgs;
  'Mutation.closeStore': MutationCloseStoreArgs;
  'Mutation.reopenStore': MutationReopenStoreArgs;
  'Mutation.addSubAccount': MutationAddSubAccountArgs;
  'Mutation.changeSubAccount': MutationChangeSubAccountArgs;
  'Mutation.giveSubAccount': MutationGiveSubAccountArgs;
  'Mutation.takeBackSubAccount': MutationTakeBackSubAccountArgs;
  'Mutation.closeSubAccount': MutationCloseSubAccountArgs;
  'Mutation.cancelTask': MutationCancelTaskArgs;
  'Mutation.addTeam': MutationAddTeamArgs;
  'Mutation.changeTeam': MutationChangeTeamArgs;
  'Mutation.removeTeam': MutationRemoveTeamArgs;
  'Mutation.saveView': MutationSaveViewArgs;
  'Mutation.removeView': MutationRemoveViewArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  AuditEntry: ['seq', 'at', 'action', 'actorName', 'subjectType', 'subjectId', 'ip'],
  AuditDetail: ['name', 'title', 'before', 'value', 'isWithheld'],
  AuditEntryConnection: ['edges', 'pageInfo'],
  AuditEntryEdge: ['cursor', 'node'],
  RegisteredDocument: ['id', 'hash', 'name', 'endpoint', 'text', 'state', 'registeredBy', 'registeredAt', 'reviewedBy', 'reviewedAt'],
  RegisteredDocumentConnection: ['edges', 'pageInfo', 'totalCount'],
  RegisteredDocumentEdge: ['cursor', 'node'],
  Member: ['id', 'accountId', 'name', 'email', 'role', 'active', 'endsAt'],
  MemberLeaving: ['contentHash', 'endings'],
  MemberEnding: ['kind', 'name', 'count', 'until'],
  Invitation: ['id', 'email', 'role', 'expiresAt', 'acceptedAt'],
  ApiKey: ['id', 'name', 'role', 'createdAt', 'lastUsedAt', 'revokedAt'],
  InvitationCreated: ['invitation', 'link'],
  ApiKeyCreated: ['apiKey', 'secret'],
  Agent: ['id'],
  MemberConnection: ['edges', 'pageInfo', 'totalCount'],
  MemberEdge: ['cursor', 'node'],
  InvitationConnection: ['edges', 'pageInfo', 'totalCount'],
  InvitationEdge: ['cursor', 'node'],
  ApiKeyConnection: ['edges', 'pageInfo', 'totalCount'],
  ApiKeyEdge: ['cursor', 'node'],
  SecurityPolicy: ['secondFactorRoles', 'ownTeam', 'stepUpPermissions', 'stepUpMinutes', 'waitingFor', 'changedBy', 'changedAt'],
  OwnRole: ['id', 'code', 'name', 'permissions', 'changedBy', 'changedAt'],
  RoleName: ['code', 'name'],
  OwnRoleHolding: ['contentHash', 'holders'],
  OwnRoleHolder: ['kind', 'name'],
  OwnRoleConnection: ['edges', 'pageInfo', 'totalCount'],
  OwnRoleEdge: ['cursor', 'node'],
  Schedule: ['id', 'kind', 'name', 'about', 'when', 'recurrence', 'atMinute', 'weekdays', 'monthDay', 'everyMinutes', 'timeZone', 'enabled', 'nextRunAt', 'changedBy', 'changedAt'],
  ScheduleRun: ['id', 'dueAt', 'on', 'state', 'sentence', 'errorCode', 'skipped', 'askedBy', 'startedAt', 'endedAt'],
  ScheduleConnection: ['edges', 'pageInfo', 'totalCount'],
  ScheduleEdge: ['cursor', 'node'],
  ScheduleRunConnection: ['edges', 'pageInfo'],
  ScheduleRunEdge: ['cursor', 'node'],
  Me: ['id', 'name', 'email', 'roles', 'permissions', 'provider', 'agentId', 'totpEnabled', 'storeSlugs'],
  Provider: ['id', 'name'],
  TotpSetup: ['secret', 'uri'],
  Setting: ['kind', 'name', 'about', 'readBy', 'newestVersion', 'inForce', 'versions'],
  SettingVersion: ['version', 'state', 'from', 'until', 'changes', 'rows', 'note', 'by', 'at'],
  SettingRow: ['cells'],
  SettingCell: ['field', 'value'],
  SetupDifference: ['contentHash', 'parts'],
  SetupPartDifference: ['part', 'name', 'lines'],
  SetupLine: ['name', 'state', 'differences', 'reason'],
  ShopPeople: ['people', 'invitations'],
  ShopPerson: ['id', 'name', 'email', 'role', 'isSelf'],
  ShopInvitation: ['id', 'email', 'role', 'expiresAt'],
  ShopInvitationMade: ['link'],
  SignOn: ['issuer', 'clientId', 'domains', 'isRequired', 'askedBy', 'changedBy', 'changedAt'],
  Store: ['id', 'slug', 'name', 'platform', 'category', 'timeZone', 'status', 'createdAt'],
  Client: ['id', 'name'],
  StoreConnection: ['edges', 'pageInfo', 'totalCount'],
  StoreEdge: ['cursor', 'node'],
  ClientConnection: ['edges', 'pageInfo', 'totalCount'],
  ClientEdge: ['cursor', 'node'],
  SubAccount: ['id', 'platform', 'name', 'rights', 'holder'],
  SubAccountHolder: ['name', 'agentId', 'memberId', 'sinceOn', 'hasLeft'],
  SubAccountHolding: ['name', 'sinceOn', 'returnedOn', 'givenBy'],
  SubAccountConnection: ['edges', 'pageInfo', 'totalCount'],
  SubAccountEdge: ['cursor', 'node'],
  Task: ['id', 'kind', 'state', 'percent', 'sentence', 'storeId', 'resultId', 'error', 'createdAt', 'updatedAt'],
  TaskError: ['code', 'message'],
  TaskConnection: ['edges', 'pageInfo'],
  TaskEdge: ['cursor', 'node'],
  Team: ['id', 'name', 'leader'],
  TeamConnection: ['edges', 'pageInfo', 'totalCount'],
  TeamEdge: ['cursor', 'node'],
  SavedView: ['id', 'list', 'name', 'search'],
});
