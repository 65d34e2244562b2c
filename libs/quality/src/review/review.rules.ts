import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { ReviewStatus } from '../api.types.js';

/** A score that an inspector takes back is open again; what an appeal decides is final. */
export const reviewTransitions = transitions<ReviewStatus>({
  open: ['submitted'],
  submitted: ['open', 'appealed'],
  appealed: ['upheld', 'changed'],
  upheld: [],
  changed: [],
});

/** What is heard of each state: a sample is told as a whole (`review.sampled`), and what is opened again is told anew. */
export const reviewEvents = {
  open: null,
  submitted: 'review.submitted',
  appealed: 'appeal.filed',
  upheld: 'appeal.decided',
  changed: 'appeal.decided',
} as const satisfies Record<ReviewStatus, EventName | null>;
