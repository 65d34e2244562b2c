import { graphql } from '../../gql/office';
import type { PriceBooksQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type PriceBook = PriceBooksQuery['priceBooks']['edges'][number]['node'];

export const priceBooksDocument = graphql(`
  query PriceBooks($after: String) {
    priceBooks(after: $after) {
      edges {
        node {
          id
          version
          effectiveFrom
          createdAt
          inForce
          taxRate
          marginTarget
          marginFloor
          components {
            component
            amountFen
          }
          commissionTiers {
            fromFen
            rate
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

export const publishPriceBookDocument = graphql(`
  mutation PublishPriceBook($input: PublishPriceBookInput!) {
    publishPriceBook(input: $input) {
      id
    }
  }
`);
