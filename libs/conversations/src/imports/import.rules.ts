import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { ImportState } from '../api.types.js';

/**
 * The life of a file. One that was killed, stopped or failed halfway goes on where it was when its job comes again;
 * while it is taken back nothing reads it, and what was taken back is over.
 */
export const importTransitions = transitions<ImportState>({
  waiting: ['uploaded', 'undoing'],
  uploaded: ['running', 'failed', 'cancelled'],
  running: ['running', 'completed', 'failed', 'cancelled'],
  completed: ['undoing'],
  failed: ['running', 'undoing'],
  cancelled: ['running', 'undoing'],
  undoing: ['undone', 'failed'],
  undone: [],
});

/** In which states an import is being read, or is about to be. */
export const beingRead: readonly ImportState[] = ['uploaded', 'running'];

/**
 * What is heard of each state: whoever imports sees their task, so only what goes wrong, or waits for them, is told. One
 * that fails while it is taken back is told so (`import.not-undone`).
 */
export const importEvents = {
  waiting: 'import.waiting',
  uploaded: null,
  running: null,
  completed: null,
  failed: 'import.failed',
  cancelled: null,
  undoing: null,
  undone: null,
} as const satisfies Record<ImportState, EventName | null>;
