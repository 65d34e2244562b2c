import { graphql } from '../../gql/office';

export const salesDocument = graphql(`
  query Sales(
    $storeId: ID!
    $on: BusinessDate!
    $metric: String
    $agentId: ID
    $recognised: Boolean
    $after: String
  ) {
    sales(
      storeId: $storeId
      on: $on
      metric: $metric
      agentId: $agentId
      recognised: $recognised
      first: 50
      after: $after
    ) {
      totalCount
      numerator
      denominator
      edges {
        numerator
        denominator
        node {
          id
          orderNo
          buyer
          paidAt
          paidFen
          refundedFen
          quantity
          creditedBy
          agentAlias
          servedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const attributionDocument = graphql(`
  query Attribution($storeId: ID!) {
    attributionTerms(storeId: $storeId) {
      from
      rule
      days
      setBy
      setAt
    }
  }
`);

export const setAttributionDocument = graphql(`
  mutation SetAttribution($input: SetAttributionInput!) {
    setAttribution(input: $input) {
      from
      rule
      days
      setBy
      setAt
    }
  }
`);
