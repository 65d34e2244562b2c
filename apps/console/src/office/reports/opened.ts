import type { ConversationsQueryVariables, NumberRows } from '../../gql/office/graphql';
import type { ReportNumber } from './documents';

/** A number of the report that somebody opened: the day's, an agent's or an hour's. */
export interface Opened {
  readonly title: string;
  /** Null where rows explain themselves. */
  readonly metric: string | null;
  readonly rows: NumberRows | 'shifts';
  /** The day's number itself, if it is that. */
  readonly number: ReportNumber | null;
  readonly of: Pick<ConversationsQueryVariables, 'agentId' | 'recognised' | 'hour'>;
}
