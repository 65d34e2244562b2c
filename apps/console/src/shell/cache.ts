import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Lists grow page by page; everything else is keyed by its id. */
export const cache = new InMemoryCache({
  typePolicies: {
    Query: {
      fields: {
        stores: relayStylePagination(['search', 'sort']),
        quotes: relayStylePagination(['status', 'storeId', 'sort']),
        contracts: relayStylePagination(['sort']),
        agents: relayStylePagination(['storeId', 'search', 'sort', 'withLeft']),
        reviews: relayStylePagination(['on', 'storeId', 'agent', 'itemKey', 'scoreBelow', 'sort']),
        openAppeals: relayStylePagination(),
        myReviews: relayStylePagination(),
        members: relayStylePagination(['sort']),
        invitations: relayStylePagination(['sort']),
        ownRoles: relayStylePagination(['sort']),
        teams: relayStylePagination(['sort']),
        apiKeys: relayStylePagination(['sort']),
        priceBooks: relayStylePagination(),
        rosters: relayStylePagination(['storeId']),
        quotesToApprove: relayStylePagination(),
        importBatches: relayStylePagination(['storeId', 'sort']),
        schedules: relayStylePagination(['sort', 'filter']),
        scheduleRuns: relayStylePagination(['scheduleId']),
        auditEntries: relayStylePagination(['sort', 'filter']),
        channels: relayStylePagination(),
        notices: relayStylePagination(['unread']),
        conversations: relayStylePagination(['filter', 'on', 'storeId']),
      },
    },
    // A list is known by its kind.
    Setting: { keyFields: ['kind'] },
    ImportBatch: { fields: { errors: relayStylePagination() } },
    // A preview is a computation, not a thing with an identity.
    QuotePreview: { merge: false },
  },
});
