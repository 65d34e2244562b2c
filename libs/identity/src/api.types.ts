// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type DocumentState = 'waiting' | 'approved' | 'refused' | 'withdrawn';
export type DocumentDecision = 'approved' | 'refused' | 'withdrawn';
export type OwnTeamRule = 'never' | 'when_alone' | 'always';
export type HolderKind = 'member' | 'invitation' | 'api_key';
export type ScheduleRecurrence = 'weekly' | 'monthly' | 'interval';
export type ScheduleRunState = 'queued' | 'running' | 'done' | 'nothing' | 'failed';
export type SettingVersionState = 'in_force' | 'planned' | 'former' | 'replaced';
export type SetupLineState = 'new' | 'changed' | 'same' | 'refused';
export type StoreStatus = 'lead' | 'quoted' | 'contracted' | 'in_service' | 'paused' | 'closed';
export type SubAccountRight = 'chat' | 'orders' | 'refunds' | 'prices' | 'goods' | 'data' | 'settings';
export type SubAccountState = 'held' | 'free' | 'to_return';
export type TaskState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
export type QueryAuditEntriesSort = 'at' | 'actor' | 'action' | 'ip';
export type QueryMembersSort = 'name' | 'email' | 'role';
export type QueryInvitationsSort = 'email' | 'role' | 'expiresAt';
export type QueryApiKeysSort = 'name' | 'role' | 'createdAt' | 'lastUsedAt';
export type QueryOwnRolesSort = 'name' | 'changedAt';
export type QuerySchedulesSort = 'kind' | 'nextRunAt';
export type QueryStoresSort = 'name' | 'platform' | 'category' | 'status' | 'createdAt';
export type QuerySubAccountsSort = 'name' | 'platform' | 'since';
export type QueryTeamsSort = 'name' | 'leader';

export interface AuditFilter {
  readonly actor?: string | null;
  readonly action?: string | null;
  readonly subjectType?: string | null;
  readonly subject?: string | null;
  readonly storeId?: string | null;
  readonly fromOn?: string | null;
  readonly toOn?: string | null;
}

export interface RegisterDocumentInput {
  readonly endpoint: string;
  readonly text: string;
}

export interface ReviewDocumentInput {
  readonly id: string;
  readonly state: DocumentDecision;
}

export interface InviteMemberInput {
  readonly email: string;
  readonly role: string;
  readonly storeId?: string | null;
  readonly agentId?: string | null;
}

export interface LinkAgentInput {
  readonly memberId: string;
  readonly agentId: string;
}

export interface ChangeMemberRoleInput {
  readonly id: string;
  readonly role: string;
}

export interface RenewInvitationInput {
  readonly id: string;
}

export interface WithdrawInvitationInput {
  readonly id: string;
}

export interface UnlinkAgentInput {
  readonly memberId: string;
}

export interface MemberLeftInput {
  readonly id: string;
  readonly leftOn?: string | null;
  readonly contentHash?: string | null;
}

export interface RevokeMemberInput {
  readonly id: string;
}

export interface CreateApiKeyInput {
  readonly name: string;
  readonly role: string;
  readonly storeId?: string | null;
}

export interface RevokeApiKeyInput {
  readonly id: string;
}

export interface SetSecurityPolicyInput {
  readonly secondFactorRoles: string[];
  readonly ownTeam?: OwnTeamRule | null;
  readonly stepUpPermissions?: string[] | null;
  readonly stepUpMinutes?: number | null;
}

export interface AddOwnRoleInput {
  readonly name: string;
  readonly permissions: string[];
}

export interface ChangeOwnRoleInput {
  readonly id: string;
  readonly name: string;
  readonly permissions: string[];
}

export interface WithdrawOwnRoleInput {
  readonly id: string;
  readonly contentHash: string;
}

export interface ScheduleFilter {
  readonly kind?: string | null;
  readonly storeId?: string | null;
  readonly enabled?: boolean | null;
}

export interface ChangeScheduleInput {
  readonly id: string;
  readonly recurrence: ScheduleRecurrence;
  readonly atMinute?: number | null;
  readonly weekdays?: number[] | null;
  readonly monthDay?: number | null;
  readonly everyMinutes?: number | null;
}

export interface ScheduleIdInput {
  readonly id: string;
}

export interface ConfirmTotpInput {
  readonly code: string;
}

export interface SetSettingInput {
  readonly kind: string;
  readonly basedOnVersion: number;
  readonly from: string;
  readonly rows: SettingRowInput[];
  readonly note?: string | null;
}

export interface SettingRowInput {
  readonly cells: SettingCellInput[];
}

export interface SettingCellInput {
  readonly field: string;
  readonly value: string;
}

export interface SetupFileInput {
  readonly text: string;
  readonly from: string;
}

export interface ImportSetupInput {
  readonly text: string;
  readonly from: string;
  readonly contentHash: string;
}

export interface InviteShopPersonInput {
  readonly email: string;
  readonly role: string;
}

export interface RemoveShopPersonInput {
  readonly id: string;
}

export interface WithdrawShopInvitationInput {
  readonly id: string;
}

export interface SetSignOnInput {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | null;
  readonly domains: string[];
}

export interface CorrectStoreInput {
  readonly storeId: string;
  readonly name?: string | null;
  readonly category?: string | null;
  readonly platform?: Platform | null;
}

export interface RenameClientInput {
  readonly id: string;
  readonly name: string;
}

export interface StoreLifeInput {
  readonly storeId: string;
  readonly reason: string;
}

export interface AddSubAccountInput {
  readonly storeId: string;
  readonly platform?: Platform | null;
  readonly name: string;
  readonly rights: SubAccountRight[];
}

export interface ChangeSubAccountInput {
  readonly subAccountId: string;
  readonly name: string;
  readonly rights: SubAccountRight[];
}

export interface GiveSubAccountInput {
  readonly subAccountId: string;
  readonly agentId?: string | null;
  readonly memberId?: string | null;
  readonly sinceOn: string;
}

export interface TakeBackSubAccountInput {
  readonly subAccountId: string;
  readonly returnedOn: string;
}

export interface CloseSubAccountInput {
  readonly subAccountId: string;
}

export interface CancelTaskInput {
  readonly id: string;
}

export interface AddTeamInput {
  readonly name: string;
  readonly memberId: string;
  readonly agentIds: string[];
}

export interface ChangeTeamInput {
  readonly id: string;
  readonly name: string;
  readonly memberId: string;
  readonly agentIds: string[];
}

export interface RemoveTeamInput {
  readonly id: string;
}

export interface SaveViewInput {
  readonly list: string;
  readonly name: string;
  readonly search: string;
}

export interface RemoveViewInput {
  readonly id: string;
}

export interface QueryAuditEntriesArgs {
  readonly filter?: AuditFilter | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryRegisteredDocumentsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryMembersArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryInvitationsArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryMemberLeavingArgs {
  readonly id: string;
}

export interface QueryApiKeysArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryOwnRolesArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryOwnRoleHoldingArgs {
  readonly id: string;
}

export interface QuerySchedulesArgs {
  readonly filter?: ScheduleFilter | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryScheduleRunsArgs {
  readonly scheduleId: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryOfferedReasonsArgs {
  readonly of: string;
}

export interface QuerySettingArgs {
  readonly kind: string;
}

export interface QuerySetupDifferenceArgs {
  readonly input: SetupFileInput;
}

export interface QueryStoreArgs {
  readonly id?: string | null;
  readonly slug?: string | null;
}

export interface QueryStoresArgs {
  readonly search?: string | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryClientsArgs {
  readonly search?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QuerySubAccountsArgs {
  readonly storeId?: string | null;
  readonly agentId?: string | null;
  readonly state?: SubAccountState | null;
  readonly search?: string | null;
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryTasksArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryTaskArgs {
  readonly id: string;
}

export interface QueryTeamsArgs {
  readonly sort?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QuerySavedViewsArgs {
  readonly list: string;
}

export interface MutationRegisterDocumentArgs {
  readonly input: RegisterDocumentInput;
}

export interface MutationReviewDocumentArgs {
  readonly input: ReviewDocumentInput;
}

export interface MutationInviteMemberArgs {
  readonly input: InviteMemberInput;
}

export interface MutationLinkAgentArgs {
  readonly input: LinkAgentInput;
}

export interface MutationUnlinkAgentArgs {
  readonly input: UnlinkAgentInput;
}

export interface MutationChangeMemberRoleArgs {
  readonly input: ChangeMemberRoleInput;
}

export interface MutationRenewInvitationArgs {
  readonly input: RenewInvitationInput;
}

export interface MutationWithdrawInvitationArgs {
  readonly input: WithdrawInvitationInput;
}

export interface MutationMemberLeftArgs {
  readonly input: MemberLeftInput;
}

export interface MutationRevokeMemberArgs {
  readonly input: RevokeMemberInput;
}

export interface MutationCreateApiKeyArgs {
  readonly input: CreateApiKeyInput;
}

export interface MutationRevokeApiKeyArgs {
  readonly input: RevokeApiKeyInput;
}

export interface MutationSetSecurityPolicyArgs {
  readonly input: SetSecurityPolicyInput;
}

export interface MutationAddOwnRoleArgs {
  readonly input: AddOwnRoleInput;
}

export interface MutationChangeOwnRoleArgs {
  readonly input: ChangeOwnRoleInput;
}

export interface MutationWithdrawOwnRoleArgs {
  readonly input: WithdrawOwnRoleInput;
}

export interface MutationChangeScheduleArgs {
  readonly input: ChangeScheduleInput;
}

export interface MutationPauseScheduleArgs {
  readonly input: ScheduleIdInput;
}

export interface MutationResumeScheduleArgs {
  readonly input: ScheduleIdInput;
}

export interface MutationRunScheduleArgs {
  readonly input: ScheduleIdInput;
}

export interface MutationConfirmTotpArgs {
  readonly input: ConfirmTotpInput;
}

export interface MutationSetSettingArgs {
  readonly input: SetSettingInput;
}

export interface MutationImportSetupArgs {
  readonly input: ImportSetupInput;
}

export interface MutationInviteShopPersonArgs {
  readonly input: InviteShopPersonInput;
}

export interface MutationRemoveShopPersonArgs {
  readonly input: RemoveShopPersonInput;
}

export interface MutationWithdrawShopInvitationArgs {
  readonly input: WithdrawShopInvitationInput;
}

export interface MutationSetSignOnArgs {
  readonly input: SetSignOnInput;
}

export interface MutationCorrectStoreArgs {
  readonly input: CorrectStoreInput;
}

export interface MutationRenameClientArgs {
  readonly input: RenameClientInput;
}

export interface MutationPauseStoreArgs {
  readonly input: StoreLifeInput;
}

export interface MutationCloseStoreArgs {
  readonly input: StoreLifeInput;
}

export interface MutationReopenStoreArgs {
  readonly input: StoreLifeInput;
}

export interface MutationAddSubAccountArgs {
  readonly input: AddSubAccountInput;
}

export interface MutationChangeSubAccountArgs {
  readonly input: ChangeSubAccountInput;
}

export interface MutationGiveSubAccountArgs {
  readonly input: GiveSubAccountInput;
}

export interface MutationTakeBackSubAccountArgs {
  readonly input: TakeBackSubAccountInput;
}

export interface MutationCloseSubAccountArgs {
  readonly input: CloseSubAccountInput;
}

export interface MutationCancelTaskArgs {
  readonly input: CancelTaskInput;
}

export interface MutationAddTeamArgs {
  readonly input: AddTeamInput;
}

export interface MutationChangeTeamArgs {
  readonly input: ChangeTeamInput;
}

export interface MutationRemoveTeamArgs {
  readonly input: RemoveTeamInput;
}

export interface MutationSaveViewArgs {
  readonly input: SaveViewInput;
}

export interface MutationRemoveViewArgs {
  readonly input: RemoveViewInput;
}
