import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** Lists grow page by page; everything else is keyed by its id. */
export const cache = new InMemoryCache({
  typePolicies: {
    Query: {
      fields: {
        stores: relayStylePagination(['search']),
        quotes: relayStylePagination(['status', 'storeId']),
        contracts: relayStylePagination(),
        agents: relayStylePagination(['storeId']),
        reviews: relayStylePagination(['on', 'storeId']),
        auditEntries: relayStylePagination(),
        conversations: relayStylePagination(['filter', 'on', 'storeId']),
      },
    },
    ImportBatch: { fields: { errors: relayStylePagination() } },
    // A preview is a computation, not a thing with an identity.
    QuotePreview: { merge: false },
  },
});
