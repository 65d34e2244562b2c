import { SetupPart } from '@zuoxi/platform/setup';

/** What other services have of a provider's set-up, each asked of its owner. */
export abstract class PriceBookSetup extends SetupPart {}
export abstract class ScorecardSetup extends SetupPart {}
export abstract class ReportTemplateSetup extends SetupPart {}
export abstract class ShiftSetup extends SetupPart {}
