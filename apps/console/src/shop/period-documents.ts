import { graphql } from '../gql/store';

export const shopPeriodDocument = graphql(`
  query ShopPeriod($from: BusinessDate!, $to: BusinessDate!) {
    store {
      id
      period(from: $from, to: $to) {
        numbers {
          key
          name
          unit
          value
          previous
          provisional
        }
        days {
          id
        }
      }
    }
  }
`);
