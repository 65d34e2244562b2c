import { graphql } from '../../gql/office';

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
