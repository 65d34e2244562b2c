import type { AuditService } from './audit/audit.service.js';
import type { InvitationService } from './member/invitation.service.js';
import type { MemberService } from './member/member.service.js';
import type { StoreService } from './store/store.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  ApiKey: Awaited<ReturnType<MemberService['listApiKeys']>>[number];
  AuditEntry: Awaited<ReturnType<AuditService['list']>>['edges'][number]['node'];
  Invitation: Awaited<ReturnType<InvitationService['list']>>[number];
  Member: Awaited<ReturnType<MemberService['list']>>[number];
  Store: Awaited<ReturnType<StoreService['findMany']>>[number];
}
