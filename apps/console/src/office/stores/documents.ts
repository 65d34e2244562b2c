import { graphql } from '../../gql/office';

export const storesDocument = graphql(`
  query Stores($search: String, $sort: String, $after: String) {
    stores(first: 50, search: $search, sort: $sort, after: $after) {
      totalCount
      edges {
        node {
          id
          slug
          name
          platform
          category
          status
          createdAt
          client {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const recordLeadDocument = graphql(`
  mutation RecordLead($input: RecordLeadInput!) {
    recordLead(input: $input) {
      id
      slug
      name
    }
  }
`);

export const clientsDocument = graphql(`
  query Clients($search: String) {
    clients(search: $search) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export const proposedClausesDocument = graphql(`
  query ProposedClauses($platform: Platform!, $shop: ServedShopInput) {
    proposedClauses(platform: $platform, shop: $shop) {
      metric
      metricName
      comparator
      target
      unit
      window
      remedy
    }
  }
`);

export const takeOverStoreDocument = graphql(`
  mutation TakeOverStore($input: TakeOverStoreInput!) {
    takeOverStore(input: $input) {
      id
      name
      slug
    }
  }
`);

export const correctStoreDocument = graphql(`
  mutation CorrectStore($input: CorrectStoreInput!) {
    correctStore(input: $input) {
      id
      name
      status
    }
  }
`);

export const pauseStoreDocument = graphql(`
  mutation PauseStore($input: StoreLifeInput!) {
    pauseStore(input: $input) {
      id
      name
      status
    }
  }
`);

export const closeStoreDocument = graphql(`
  mutation CloseStore($input: StoreLifeInput!) {
    closeStore(input: $input) {
      id
      name
      status
    }
  }
`);

export const reopenStoreDocument = graphql(`
  mutation ReopenStore($input: StoreLifeInput!) {
    reopenStore(input: $input) {
      id
      name
      status
    }
  }
`);

export const renameClientDocument = graphql(`
  mutation RenameClient($input: RenameClientInput!) {
    renameClient(input: $input) {
      id
      name
    }
  }
`);
