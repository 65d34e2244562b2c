import type { AgentService } from './agent/agent.service.js';
import type { BoardService } from './board/board.service.js';
import type { AgentEnding, AgentLeavingService } from './leaving/agent-leaving.service.js';
import type { Roster } from './roster/roster.entity.js';

type Board = Awaited<ReturnType<BoardService['between']>>;

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  Agent: Awaited<ReturnType<AgentService['getMany']>>[number];
  AgentEnding: AgentEnding;
  FreedShift: Awaited<ReturnType<AgentLeavingService['freed']>>[number];
  BoardAgent: Board['agents'][number];
  BoardStore: Board['stores'][number];
  Roster: Roster;
}
