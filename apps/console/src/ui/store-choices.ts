import { graphql } from '../gql/office';

export const storeChoicesDocument = graphql(`
  query StoreChoices {
    stores(first: 100) {
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
