import type { CommonFinding } from './review/common-findings.service.js';
import type { ReviewRow } from './review/review.service.js';
import type { AgentCoverage } from './review/sampling.rules.js';
import type { SamplingService } from './review/sampling.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  AgentCoverage: AgentCoverage;
  CommonFinding: CommonFinding;
  Review: ReviewRow;
  UnmatchedAccount: Awaited<ReturnType<SamplingService['coverage']>>['unmatchedAccounts'][number];
}
