import { graphql } from '../../gql/office';

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
          target
          kept
          previousDay
          sameWeekday
          numerator
          denominator
          sample
          rows
          rowsCount
        }
        byHour {
          hour
          receptions
          seatsNeeded
          seatsOnDuty
          threeMinuteRate
        }
        agents {
          alias
          recognised
          receptions
          threeMinuteRate
          firstResponseSeconds
          averageResponseSeconds
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
        }
      }
    }
  }
  fragment Question on ReportQuestion {
    id
    on
    metricName
    text
    askedBy
    askedAt
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
  query Conversations($storeId: ID!, $on: BusinessDate!, $filter: ConversationFilter, $after: String) {
    conversations(storeId: $storeId, on: $on, filter: $filter, first: 50, after: $after) {
      totalCount
      counted
      edges {
        counted
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
