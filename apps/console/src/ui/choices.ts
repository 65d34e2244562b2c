import { graphql } from '../gql/office';

export const storeChoicesDocument = graphql(`
  query StoreChoices($search: String) {
    stores(first: 50, search: $search) {
      edges {
        node {
          id
          name
          slug
        }
      }
    }
  }
`);

export const chosenStoreDocument = graphql(`
  query ChosenStore($id: ID!) {
    store(id: $id) {
      id
      name
      slug
    }
  }
`);

export const agentChoicesDocument = graphql(`
  query AgentChoices($search: String) {
    agents(first: 50, search: $search) {
      edges {
        node {
          id
          name
          alias
          employeeNo
        }
      }
    }
  }
`);

export const roleNamesDocument = graphql(`
  query RoleNames {
    roleNames {
      code
      name
    }
  }
`);
