import { graphql } from '../../gql/office';

export const myDayDocument = graphql(`
  query MyDay($fromOn: BusinessDate!, $toOn: BusinessDate!, $yesterday: BusinessDate!, $after: String) {
    myNumbers(on: $yesterday) {
      storeId
      storeName
      numbers {
        key
        name
        unit
        value
        lastSevenDays
        comparator
        target
        kept
      }
    }
    myShifts(fromOn: $fromOn, toOn: $toOn) {
      id
      on
      shiftName
      startMinute
      endMinute
      storeName
      breaks {
        startMinute
        minutes
      }
    }
    myReviews(first: 5, after: $after) {
      totalCount
      edges {
        node {
          ...ReviewDetail
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const fileAppealDocument = graphql(`
  mutation FileAppeal($input: FileAppealInput!) {
    fileAppeal(input: $input) {
      id
      status
      appeal {
        reason
        filedAt
        decision
        decidedBy
        decidedAt
      }
    }
  }
`);
