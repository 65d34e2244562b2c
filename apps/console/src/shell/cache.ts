import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** A list that grows page by page; asked otherwise, it is another list. */
const pages = () =>
  relayStylePagination((args) => JSON.stringify({ ...args, first: undefined, after: undefined }));

const lists = [
  ...['afterSales', 'agents', 'apiKeys', 'auditEntries', 'channels', 'contracts', 'conversations'],
  ...['importBatches', 'invitations', 'matters', 'members', 'myReviews', 'notices', 'openAppeals', 'orders'],
  ...['ownRoles', 'priceBooks', 'quotes', 'quotesToApprove', 'reviews', 'rosters', 'sales', 'scheduleRuns'],
  ...['schedules', 'stores', 'subAccounts', 'teams'],
] as const;

/** Lists grow page by page; everything else is keyed by its id. */
export const cache = new InMemoryCache({
  typePolicies: {
    Query: { fields: Object.fromEntries(lists.map((list) => [list, pages()])) },
    // A list is known by its kind.
    Setting: { keyFields: ['kind'] },
    ImportBatch: { fields: { errors: relayStylePagination() } },
    // A preview is a computation, not a thing with an identity.
    QuotePreview: { merge: false },
  },
});
