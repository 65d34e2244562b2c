import { AgentAccount, Message } from '@zuoxi/published';
import { ReviewFinding } from './review/review-finding.entity.js';
import { ReviewMessage } from './review/review-message.entity.js';
import { Review } from './review/review.entity.js';
import { Scorecard } from './review/scorecard.entity.js';

/** Every table of this service, and what it asks of others. */
export const entities = [Review, ReviewFinding, ReviewMessage, Scorecard, AgentAccount, Message];
