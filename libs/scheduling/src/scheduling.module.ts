import { Module } from '@nestjs/common';
import { JobQueue } from '@zuoxi/platform/jobs';
import { provideDoor } from '@zuoxi/platform/module';
import { AgentResolver } from './agent/agent.resolver.js';
import { AgentService } from './agent/agent.service.js';
import { BoardAgentResolver, BoardResolver, BoardStoreResolver } from './board/board.resolver.js';
import { BoardService } from './board/board.service.js';
import { entities } from './entities.js';
import { RequirementService } from './roster/requirement.service.js';
import { RosterResolver } from './roster/roster.resolver.js';
import { RosterService, type SolveJob } from './roster/roster.service.js';
import { SeatsSoldService } from './roster/seats-sold.service.js';
import { ShiftResolver } from './shift/shift.resolver.js';
import { ShiftService } from './shift/shift.service.js';
import { StaffResolver } from './staff/staff.resolver.js';
import { StaffService } from './staff/staff.service.js';

@Module({
  providers: [
    provideDoor('scheduling', entities),
    AgentService,
    AgentResolver,
    ShiftService,
    ShiftResolver,
    RequirementService,
    SeatsSoldService,
    StaffService,
    StaffResolver,
    RosterService,
    RosterResolver,
    BoardService,
    BoardResolver,
    BoardStoreResolver,
    BoardAgentResolver,
  ],
  exports: [AgentService, ShiftService, RosterService],
})
export class SchedulingModule {
  constructor(jobs: JobQueue, rosters: RosterService) {
    jobs.handle<SolveJob>(
      'roster.solve',
      (job) => rosters.runSolve(job),
      (job, reason) => rosters.solveEnded(job, reason),
    );
  }
}
