import { graphql } from '../../gql/office';
import type { ReviewQueueQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type QueueEntry = ReviewQueueQuery['reviewQueue']['entries'][number];

export const queueDocument = graphql(`
  query ReviewQueue($on: BusinessDate!, $storeId: ID, $first: Int) {
    reviewQueue(on: $on, storeId: $storeId, first: $first) {
      on
      agentsWithChats
      agentsReviewed
      totalCount
      unmatchedAccounts {
        account
        chats
        store {
          id
          name
        }
      }
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
      drawn
      totalCount
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
    mayDecide
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
      type
      text
      agentAlias
      agentId
      agentAccount
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
        type
        text
        agentAlias
        agentId
        agentAccount
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
  query Reviews(
    $on: BusinessDate
    $storeId: ID
    $agent: String
    $itemKey: String
    $scoreBelow: Float
    $sort: String
    $after: String
  ) {
    reviews(
      first: 50
      on: $on
      storeId: $storeId
      agent: $agent
      itemKey: $itemKey
      scoreBelow: $scoreBelow
      sort: $sort
      after: $after
    ) {
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
  query OpenAppeals($after: String) {
    openAppeals(first: 20, after: $after) {
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

export const coverageDocument = graphql(`
  query ReviewCoverage($on: BusinessDate!, $storeId: ID) {
    reviewCoverage(on: $on, storeId: $storeId) {
      on
      agentsWithChats
      reviewedInTime
      unmatchedAccounts {
        account
        chats
        store {
          id
          name
        }
      }
      agents {
        chats
        coverage
        reviewedAt
        agent {
          id
          alias
        }
      }
    }
  }
`);

export const scorecardItemsDocument = graphql(`
  query ScorecardItems {
    scorecard {
      id
      items {
        key
        name
      }
    }
  }
`);

export const decideAppealDocument = graphql(`
  mutation DecideAppeal($input: DecideAppealInput!) {
    decideAppeal(input: $input) {
      id
      status
      mayDecide
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

export const commonFindingsDocument = graphql(`
  query CommonFindings($fromOn: BusinessDate!, $toOn: BusinessDate!, $storeId: ID) {
    commonFindings(fromOn: $fromOn, toOn: $toOn, storeId: $storeId) {
      itemKey
      name
      group
      reviews
      scored
      agents {
        reviews
        agent {
          id
          alias
        }
      }
      examples {
        id
        on
        agent {
          id
          alias
        }
      }
    }
  }
`);
