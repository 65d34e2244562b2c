export { QualityModule } from './quality.module.js';
export { service } from './service.js';
export { ReviewService } from './review/review.service.js';
export { SamplingService } from './review/sampling.service.js';
export { ScoringService } from './review/scoring.service.js';
export { AppealService } from './review/appeal.service.js';
