import { Module } from '@nestjs/common';
import { JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import { AgentResolver } from './agent/agent.resolver.js';
import { AgentService } from './agent/agent.service.js';
import { BoardAgentResolver, BoardResolver, BoardStoreResolver } from './board/board.resolver.js';
import { BoardService } from './board/board.service.js';
import { entities } from './entities.js';
import { AgentLeavingService } from './leaving/agent-leaving.service.js';
import { LeavingResolver } from './leaving/leaving.resolver.js';
import { RequirementService } from './roster/requirement.service.js';
import { RosterDeedsResolver } from './roster/roster-deeds.resolver.js';
import { RosterResolver } from './roster/roster.resolver.js';
import { RosterChangingService } from './roster/roster-changing.service.js';
import { RosterPublishingService } from './roster/roster-publishing.service.js';
import { RosterService } from './roster/roster.service.js';
import { RosterSolvingService, type SolveJob } from './roster/roster-solving.service.js';
import { SeatsSoldService } from './roster/seats-sold.service.js';
import { RulesTrialResolver } from './rules-trial/rules-trial.resolver.js';
import { RulesTrialService } from './rules-trial/rules-trial.service.js';
import { ShiftResolver } from './shift/shift.resolver.js';
import { ShiftSetupService } from './shift/shift-setup.js';
import { ShiftService } from './shift/shift.service.js';
import { StaffResolver } from './staff/staff.resolver.js';
import { StaffService } from './staff/staff.service.js';

@Module({
  providers: [
    provideDoor('scheduling', entities),
    AgentService,
    AgentResolver,
    AgentLeavingService,
    LeavingResolver,
    ShiftService,
    ShiftResolver,
    ShiftSetupService,
    RequirementService,
    SeatsSoldService,
    StaffService,
    StaffResolver,
    RosterService,
    RosterSolvingService,
    RosterChangingService,
    RosterPublishingService,
    RosterResolver,
    RosterDeedsResolver,
    RulesTrialService,
    RulesTrialResolver,
    BoardService,
    BoardResolver,
    BoardStoreResolver,
    BoardAgentResolver,
  ],
  exports: [
    AgentService,
    ShiftService,
    ShiftSetupService,
    RosterService,
    RosterSolvingService,
    RosterChangingService,
    RosterPublishingService,
  ],
})
export class SchedulingModule {
  constructor(jobs: JobQueue, solving: RosterSolvingService) {
    jobs.handle<SolveJob>(
      'roster.solve',
      (job) => solving.runSolve(job),
      (job, reason) => solving.solveEnded(job, reason),
    );
  }
}
