import { graphql } from '../../gql/office';

export const morningDocument = graphql(`
  query Morning($on: BusinessDate!) {
    morning(on: $on) {
      on
      dataIn
      pendingAccounts
      oddities
      publishing {
        byClock
        held
      }
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

export const overviewDocument = graphql(`
  query Overview($on: BusinessDate!, $fromOn: BusinessDate!, $toOn: BusinessDate!) {
    morning(on: $on) {
      store {
        id
        name
      }
      openQuestions {
        id
      }
      unpublishedDays
      lastPublished {
        id
        on
        promises {
          name
          kept
        }
      }
    }
    receivables {
      overdueFen
      dueThisMonthFen
    }
    quotes(first: 1, status: sent) {
      totalCount
    }
    openAppeals(first: 1) {
      totalCount
    }
    rosterBoard(fromOn: $fromOn, toOn: $toOn, withDrafts: false) {
      stores {
        store {
          id
          name
        }
        days {
          on
          requiredSeatSlots
          uncoveredSeatSlots
        }
      }
    }
  }
`);
