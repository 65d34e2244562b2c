import { graphql } from '../../gql/office';

export const morningDocument = graphql(`
  query Morning($on: BusinessDate!) {
    morning(on: $on) {
      on
      dataIn
      pendingAccounts
      oddities
      openQuestions {
        id
        on
        metricName
        text
      }
      store {
        id
        name
        status
      }
      report {
        id
        version
        contentHash
        status
        headline
        numbers {
          key
          name
          unit
          value
          provisional
          promise {
            comparator
            period
            target
            value
            kept
          }
        }
      }
    }
  }
`);

export const firstStepsDocument = graphql(`
  query FirstSteps {
    firstSteps {
      name
      done
      storeId
      on
    }
  }
`);
