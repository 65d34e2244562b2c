import {
  Contract,
  ContractClause,
  Invitation,
  Membership,
  Store,
  StoreProfile,
  TrafficSlot,
} from '@zuoxi/published';
import { AgentSkill } from './agent/agent-skill.entity.js';
import { Agent } from './agent/agent.entity.js';
import { FreedShift } from './leaving/freed-shift.entity.js';
import { PublishedShift } from './roster/published-shift.entity.js';
import { RosterAssignment } from './roster/roster-assignment.entity.js';
import { Roster } from './roster/roster.entity.js';
import { ShiftTemplate } from './shift/shift-template.entity.js';

/** Every table of this service, and the views of others that it asks by name. */
export const entities = [
  ...[Agent, AgentSkill, ShiftTemplate, Roster, RosterAssignment, PublishedShift, FreedShift],
  ...[Contract, ContractClause, Invitation, Membership, Store, StoreProfile, TrafficSlot],
];
