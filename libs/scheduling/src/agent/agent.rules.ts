import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { AgentStatus } from '../api.types.js';

/** Who has left may come back. A last day to come is no state: until its end they are here. */
export const agentTransitions = transitions<AgentStatus>({ active: ['left'], left: ['active'] });

/** What is heard of a last day, whether it is today or to come, and of a return. */
export const agentEvents = {
  active: 'agent.returned',
  left: 'agent.leaves',
} as const satisfies Record<AgentStatus, EventName>;
