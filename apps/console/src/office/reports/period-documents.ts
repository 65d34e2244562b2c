import { graphql } from '../../gql/office';

export const periodDocument = graphql(`
  query Period($storeId: ID!, $from: BusinessDate!, $to: BusinessDate!) {
    store(id: $storeId) {
      id
      name
      period(from: $from, to: $to) {
        numbers {
          key
          name
          metric
          unit
          value
          days
          previous
          lastYear
          provisional
          isDraft
        }
        days {
          id
          on
          version
          headline
          numbers {
            key
            unit
            value
          }
        }
      }
    }
  }
`);
