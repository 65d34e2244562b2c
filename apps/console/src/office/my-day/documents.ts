import { graphql } from '../../gql/office';

export const myDayDocument = graphql(`
  query MyDay($fromOn: BusinessDate!, $toOn: BusinessDate!, $after: String) {
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
