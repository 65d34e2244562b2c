import { graphql } from '../gql/store';

export const shopSalesDocument = graphql(`
  query ShopSales(
    $on: BusinessDate!
    $metric: String
    $agentAlias: String
    $recognised: Boolean
    $after: String
  ) {
    attributionTerms {
      from
      rule
      days
    }
    sales(
      on: $on
      metric: $metric
      agentAlias: $agentAlias
      recognised: $recognised
      first: 30
      after: $after
    ) {
      totalCount
      edges {
        node {
          id
          orderNo
          buyer
          paidAt
          paidFen
          refundedFen
          creditedBy
          agentAlias
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
