import type { PersonEnding } from '@zuoxi/vocabulary';
import type { AuditService } from './audit/audit.service.js';
import type { ApiKey } from './directory/api-key.entity.js';
import type { Invitation } from './member/invitation.entity.js';
import type { MemberService } from './member/member.service.js';
import type { RunRow, ScheduleRow } from '@zuoxi/platform/schedules';
import type { SubAccountListService } from './sub-account/sub-account-list.service.js';
import type { RoleService } from './role/role.service.js';
import type { TeamService } from './team/team.service.js';
import type { StoreService } from './store/store.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  ApiKey: ApiKey;
  AuditEntry: Awaited<ReturnType<AuditService['list']>>['edges'][number]['node'];
  Invitation: Invitation;
  MemberEnding: PersonEnding;
  Member: Awaited<ReturnType<MemberService['get']>>;
  Schedule: ScheduleRow;
  ScheduleRun: RunRow;
  SubAccount: Awaited<ReturnType<SubAccountListService['get']>>;
  OwnRole: Awaited<ReturnType<RoleService['get']>>;
  Team: Awaited<ReturnType<TeamService['get']>>;
  Store: Awaited<ReturnType<StoreService['findMany']>>[number];
}
