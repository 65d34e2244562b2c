import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { DocumentState } from '../api.types.js';

/** A document that was refused or withdrawn is registered anew, in a row of its own. */
export const documentTransitions = transitions<DocumentState>({
  waiting: ['approved', 'refused'],
  approved: ['withdrawn'],
  refused: [],
  withdrawn: [],
});

/** What is heard of each state: by who may let it in, and by who handed it in. */
export const documentEvents = {
  waiting: 'document.waiting',
  approved: 'document.approved',
  refused: 'document.refused',
  withdrawn: 'document.withdrawn',
} as const satisfies Record<DocumentState, EventName>;
