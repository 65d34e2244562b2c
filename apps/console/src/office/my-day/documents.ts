import { graphql } from '../../gql/office';

export const myDayDocument = graphql(`
  query MyDay($fromOn: BusinessDate!, $toOn: BusinessDate!) {
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
    myReviews {
      ...ReviewDetail
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
