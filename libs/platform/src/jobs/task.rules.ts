import { transitions } from '@zuoxi/vocabulary';
import type { TaskState } from './task.entity.js';

/**
 * Its asker sees a task live, so no state is told as an event. A worker that was silent loses its task to another, and
 * both may say how it went: until it has ended, whatever is said holds. A job that comes again after it failed runs.
 */
export const taskTransitions = transitions<TaskState>({
  queued: ['queued', 'running', 'succeeded', 'failed', 'cancelled'],
  running: ['queued', 'running', 'succeeded', 'failed', 'cancelled'],
  failed: ['queued', 'running', 'succeeded', 'failed'],
  succeeded: [],
  cancelled: [],
});

/** What has ended for good: nothing is said of it any more. */
export const isOver = (state: TaskState): boolean =>
  taskTransitions.states.every((to) => !taskTransitions.may(state, to));
