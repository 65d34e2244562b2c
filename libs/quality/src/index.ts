export { QualityModule } from './quality.module.js';
export { ReviewService } from './review/review.service.js';
export { AppealService } from './review/appeal.service.js';
