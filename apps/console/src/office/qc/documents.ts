import { graphql } from '../../gql/office';

export const queueDocument = graphql(`
  query ReviewQueue($on: BusinessDate!, $storeId: ID) {
    reviewQueue(on: $on, storeId: $storeId) {
      on
      agentsWithChats
      agentsReviewed
      entries {
        id
        status
        score
        reason
        agent {
          id
          alias
        }
        store {
          id
          name
        }
        conversation {
          id
          buyer
          startedAt
          messageCount
        }
      }
    }
  }
`);

export const sampleDayDocument = graphql(`
  mutation SampleDay($input: SampleDayInput!) {
    sampleDay(input: $input) {
      on
      agentsWithChats
      agentsReviewed
    }
  }
`);

export const reviewDocument = graphql(`
  query Review($id: ID!) {
    review(id: $id) {
      ...ReviewDetail
      hits {
        messageId
        start
        end
        rule
        itemKey
        why
        instead
      }
    }
  }
  fragment ReviewDetail on Review {
    id
    on
    status
    score
    scoreBeforeAppeal
    fatal
    notApplicable
    reason
    comment
    inspector
    submittedAt
    appealUntil
    reopenUntil
    agent {
      id
      alias
    }
    store {
      id
      name
    }
    findings {
      itemKey
      deduction
      messageIds
      note
    }
    supersededFindings {
      itemKey
      deduction
    }
    sealedMessages {
      id
      at
      direction
      text
    }
    appeal {
      reason
      filedAt
      decision
      decidedBy
      decidedAt
    }
    scorecard {
      id
      name
      version
      appealDays
      items {
        key
        group
        name
        points
        fatal
      }
    }
    conversation {
      id
      buyer
      agentAlias
      messages {
        id
        at
        direction
        text
      }
      orders {
        id
        orderNo
        paidAt
        paidFen
        status
      }
    }
  }
`);

export const submitReviewDocument = graphql(`
  mutation SubmitReview($input: SubmitReviewInput!) {
    submitReview(input: $input) {
      id
      status
      score
      fatal
      notApplicable
      comment
      inspector
      submittedAt
      appealUntil
      reopenUntil
      findings {
        itemKey
        deduction
        messageIds
        note
      }
    }
  }
`);

export const reopenReviewDocument = graphql(`
  mutation ReopenReview($input: ReopenReviewInput!) {
    reopenReview(input: $input) {
      id
      status
      score
      fatal
      notApplicable
      comment
      inspector
      submittedAt
      appealUntil
      reopenUntil
      findings {
        itemKey
        deduction
        messageIds
        note
      }
    }
  }
`);

export const reviewsDocument = graphql(`
  query Reviews($on: BusinessDate, $storeId: ID, $sort: String, $after: String) {
    reviews(first: 50, on: $on, storeId: $storeId, sort: $sort, after: $after) {
      totalCount
      edges {
        node {
          id
          on
          status
          score
          fatal
          inspector
          submittedAt
          agent {
            id
            alias
          }
          store {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const openAppealsDocument = graphql(`
  query OpenAppeals {
    openAppeals {
      ...ReviewDetail
    }
  }
`);

export const decideAppealDocument = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) {
    decideAppeal(input: $input) {
      id
      status
      score
      scoreBeforeAppeal
      fatal
      findings {
        itemKey
        deduction
        messageIds
        note
      }
      supersededFindings {
        itemKey
        deduction
      }
      appeal {
        decision
        decidedBy
        decidedAt
      }
    }
  }
`);
