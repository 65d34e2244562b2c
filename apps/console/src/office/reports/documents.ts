import { graphql } from '../../gql/office';
import type { ReportQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type ReportStore = NonNullable<ReportQuery['store']>;
export type Report = NonNullable<ReportStore['dailyReportDraft']>;
export type ReportNumber = Report['numbers'][number];

export const reportDocument = graphql(`
  query Report($storeId: ID!, $on: BusinessDate!) {
    store(id: $storeId) {
      id
      name
      slug
      published: dailyReport(on: $on) {
        id
        on
        version
      }
      dailyReportVersions(on: $on) {
        id
        version
        publishedAt
        revisionReason
        pdfUrl
        difference {
          ...Changes
        }
      }
      dailyReportDraft(on: $on) {
        id
        on
        dataChangedAt
        qcChangedAt
        version
        contentHash
        status
        revisionReason
        asOf
        publishedAt
        publishedBy
        headline
        comment
        difference {
          ...Changes
        }
        pdfUrl
        imageUrl
        acknowledgements {
          name
          at
        }
        questions {
          ...Question
        }
        staffingAdvice
        seatCoverage
        seatsOnDutyPeak
        seatsSold
        numbers {
          key
          metric
          name
          unit
          value
          previousDay
          sameWeekday
          numerator
          denominator
          sample
          provisional
          rows
          promise {
            comparator
            target
            period
            value
            kept
          }
        }
        byHour {
          hour
          receptions
          seatsNeeded
          seatsOnDuty
          threeMinuteRate
        }
        receptionsMetric
        agents {
          ...AgentFigures
        }
        agentsTotal {
          ...AgentFigures
        }
        slots {
          slotMinute
          sold
          onDuty
          needed
        }
        shifts {
          alias
          startMinute
          endMinute
          slots
        }
        afterSales {
          kind
          buyer
          orderNo
          reason
          outcome
          amountFen
          agentAlias
        }
        qc {
          agentsWithChats
          agentsReviewed
          averageScore
          fatal
          rows {
            agentId
            alias
            inTime
            scores
            fatal
          }
        }
      }
    }
  }
  fragment Changes on ReportDifference {
    since
    figures {
      metric
      name
      unit
      before {
        value
        numerator
        denominator
        provisional
      }
      after {
        value
        numerator
        denominator
        provisional
      }
    }
    parts {
      part
      count
    }
  }
  fragment AgentFigures on ReportAgentRow {
    agentId
    alias
    recognised
    receptions
    threeMinuteRate
    firstResponseSeconds
    averageResponseSeconds
  }
  fragment Question on ReportQuestion {
    id
    on
    metricName
    text
    askedBy
    askedAt
    dueOn
    answer
    answeredBy
    answeredAt
  }
`);

export const answerReportQuestionDocument = graphql(`
  mutation AnswerReportQuestion($input: AnswerReportQuestionInput!) {
    answerReportQuestion(input: $input) {
      ...Question
    }
  }
`);

export const buildReportDocument = graphql(`
  mutation BuildDailyReport($input: BuildDailyReportInput!) {
    buildDailyReport(input: $input) {
      id
      status
      version
    }
  }
`);

export const publishReportDocument = graphql(`
  mutation PublishDailyReport($input: PublishDailyReportInput!) {
    publishDailyReport(input: $input) {
      id
      status
      version
    }
  }
`);

export const conversationsDocument = graphql(`
  query Conversations(
    $storeId: ID!
    $on: BusinessDate!
    $metric: String
    $missedOnly: Boolean
    $agentId: ID
    $recognised: Boolean
    $hour: Int
    $after: String
  ) {
    conversations(
      storeId: $storeId
      on: $on
      metric: $metric
      missedOnly: $missedOnly
      agentId: $agentId
      recognised: $recognised
      hour: $hour
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
          buyer
          agentAlias
          startedAt
          firstResponseSeconds
          maxWaitSeconds
          messageCount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const conversationDocument = graphql(`
  query Conversation($id: ID!, $storeId: ID!) {
    conversation(id: $id, storeId: $storeId) {
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

export const ordersDocument = graphql(`
  query Orders($storeId: ID!, $on: BusinessDate!, $after: String) {
    orders(storeId: $storeId, on: $on, first: 50, after: $after) {
      totalCount
      edges {
        node {
          id
          orderNo
          buyer
          createdAt
          paidAt
          paidFen
          status
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
