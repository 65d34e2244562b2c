export { SchedulingModule } from './scheduling.module.js';
export { service } from './service.js';
export { AgentService } from './agent/agent.service.js';
export { ShiftService } from './shift/shift.service.js';
export { rosterContent, RosterService } from './roster/roster.service.js';
