import { Module } from '@nestjs/common';
import { type Job, JobQueue } from '@zuoxi/platform/jobs';
import { doorOf, provideDoor } from '@zuoxi/platform/module';
import { Outbound } from '@zuoxi/platform/outbound';
import { ScheduleRuns, Schedules } from '@zuoxi/platform/schedules';
import { AuditByClock } from './audit/audit-by-clock.js';
import { AuditResolver } from './audit/audit.resolver.js';
import { AuditService } from './audit/audit.service.js';
import { ExportLogService } from './audit/export-log.service.js';
import { AddressService } from './directory/address.service.js';
import { DocumentResolver } from './document/document.resolver.js';
import { RegisteredDocuments } from './document/registered-documents.js';
import { entities } from './entities.js';
import { AgentLinkService } from './member/agent-link.service.js';
import { InvitationController } from './member/invitation.controller.js';
import { InvitationService, type PreparedInvitation } from './member/invitation.service.js';
import { LeavingService } from './member/leaving.service.js';
import { ApiKeyResolver, InvitationResolver, MemberResolver } from './member/member.resolver.js';
import { SecurityPolicyResolver } from './member/security-policy.resolver.js';
import { SecurityPolicyService } from './member/security-policy.service.js';
import { MemberService } from './member/member.service.js';
import { RoleResolver } from './role/role.resolver.js';
import { RoleService } from './role/role.service.js';
import { ProviderService } from './provider/provider.service.js';
import { SetupController } from './provider/setup.controller.js';
import { SetupService } from './provider/setup.service.js';
import { AccountController } from './session/account.controller.js';
import { AccountService } from './session/account.service.js';
import { BruteForce } from './session/brute-force.js';
import { ScheduleResolver } from './schedule/schedule.resolver.js';
import { WithoutScheduleService } from './schedule/without-schedule.service.js';
import { ReasonsService } from './settings/reasons.service.js';
import { SettingsResolver } from './settings/settings.resolver.js';
import { KeptSecrets } from './session/kept-secrets.js';
import { MeService } from './session/me.service.js';
import { ScopeService } from './session/scope.service.js';
import { SessionAnswers } from './session/session-answers.js';
import { SessionController } from './session/session.controller.js';
import { SessionResolver } from './session/session.resolver.js';
import { SessionService } from './session/session.service.js';
import { Tokens } from './session/tokens.js';
import { type StageJob, stageIn } from './store/stage.rules.js';
import { StoreResolver } from './store/store.resolver.js';
import { StoreLifeService } from './store/store-life.service.js';
import { StoreService } from './store/store.service.js';
import { ShopPeopleResolver } from './shop-people/shop-people.resolver.js';
import { ShopPeopleService } from './shop-people/shop-people.service.js';
import { SubAccountListService } from './sub-account/sub-account-list.service.js';
import { SubAccountResolver } from './sub-account/sub-account.resolver.js';
import { SubAccountService } from './sub-account/sub-account.service.js';
import { OidcClient } from './sign-on/oidc-client.js';
import { SignOnController } from './sign-on/sign-on.controller.js';
import { SignOnEntryService } from './sign-on/sign-on-entry.service.js';
import { SignOnResolver } from './sign-on/sign-on.resolver.js';
import { SignOnService } from './sign-on/sign-on.service.js';
import { TeamResolver } from './team/team.resolver.js';
import { TeamService } from './team/team.service.js';
import { TaskResolver } from './task/task.resolver.js';
import { ViewResolver } from './view/view.resolver.js';
import { ViewService } from './view/view.service.js';

@Module({
  controllers: [
    AccountController,
    InvitationController,
    SessionController,
    SetupController,
    SignOnController,
  ],
  providers: [
    provideDoor('identity', entities),
    AddressService,
    ProviderService,
    SetupService,
    KeptSecrets,
    Tokens,
    BruteForce,
    ScopeService,
    SessionService,
    AccountService,
    SessionAnswers,
    MeService,
    SessionResolver,
    StoreService,
    StoreLifeService,
    StoreResolver,
    ShopPeopleService,
    ShopPeopleResolver,
    SubAccountService,
    SubAccountListService,
    SubAccountResolver,
    Outbound,
    OidcClient,
    SignOnService,
    SignOnEntryService,
    SignOnResolver,
    RoleService,
    RoleResolver,
    TeamService,
    TeamResolver,
    MemberService,
    AgentLinkService,
    InvitationService,
    LeavingService,
    MemberResolver,
    InvitationResolver,
    SecurityPolicyService,
    SecurityPolicyResolver,
    ApiKeyResolver,
    AuditResolver,
    AuditService,
    AuditByClock,
    ExportLogService,
    ViewService,
    ViewResolver,
    TaskResolver,
    WithoutScheduleService,
    ScheduleResolver,
    ReasonsService,
    SettingsResolver,
    RegisteredDocuments,
    DocumentResolver,
  ],
  exports: [
    doorOf('identity'),
    AccountService,
    AddressService,
    RegisteredDocuments,
    ExportLogService,
    InvitationService,
    LeavingService,
    MemberService,
    ProviderService,
    RoleService,
    ScopeService,
    SetupService,
    StoreService,
  ],
})
export class IdentityModule {
  constructor(
    jobs: JobQueue,
    schedules: Schedules,
    stores: StoreService,
    invitations: InvitationService,
    without: WithoutScheduleService,
    runs: ScheduleRuns,
    audit: AuditByClock,
  ) {
    runs.handle('audit-verify', (due) => audit.verify(due));
    schedules.findWithout = () => without.find();
    jobs.handle('member.invite', ({ ctx, input }: Job<readonly PreparedInvitation[]>) =>
      invitations.enterPrepared(ctx, input),
    );
    jobs.handle('store.advance', async ({ ctx, input }: Job<StageJob>) => {
      const to = stageIn(input);
      if (input.storeId && to) await stores.advance(ctx, input.storeId, to);
    });
  }
}
