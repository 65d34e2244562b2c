import { graphql } from '../../gql/office';
import type { PriceBooksQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type PriceBook = PriceBooksQuery['priceBooks'][number];

export const priceBooksDocument = graphql(`
  query PriceBooks {
    priceBooks {
      id
      version
      effectiveFrom
      createdAt
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
`);

export const publishPriceBookDocument = graphql(`
  mutation PublishPriceBook($input: PublishPriceBookInput!) {
    publishPriceBook(input: $input) {
      id
    }
  }
`);
