import { graphql } from '../gql/store';
import type { ShopDayQuery } from '../gql/store/graphql';
import type { ShopContractQuery } from '../gql/store/graphql';

/** What the pages hand to their parts. */
export type Contract = NonNullable<NonNullable<ShopContractQuery['store']>['contract']>;

/** What the pages hand to their parts. */
export type Report = NonNullable<NonNullable<ShopDayQuery['store']>['dailyReport']>;
export type ReportNumber = Report['numbers'][number];

export const shopDayDocument = graphql(`
  query ShopDay($on: BusinessDate) {
    store {
      id
      name
      slug
      contract {
        id
        status
      }
      dailyReport(on: $on) {
        ...ShopDayReport
      }
    }
  }
  fragment Responses on DailyReport {
    id
    acknowledgements {
      name
      at
    }
    questions {
      id
      metricName
      text
      askedBy
      askedAt
      dueOn
      answer
      answeredBy
      answeredAt
    }
  }
  fragment ShopDayReport on DailyReport {
    id
    on
    version
    dataChangedAt
    qcChangedAt
    revisionReason
    asOf
    publishedAt
    publishedBy
    headline
    comment
    pdfUrl
    imageUrl
    ...Responses
    numbers {
      key
      metric
      name
      spoken
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
      alias
      recognised
      receptions
      threeMinuteRate
      firstResponseSeconds
    }
    agentsTotal {
      receptions
      threeMinuteRate
      firstResponseSeconds
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
        alias
        inTime
        scores
        fatal
      }
    }
    seatCoverage
    seatsOnDutyPeak
    seatsSold
    staffingAdvice
  }
`);

export const shopDayVersionsDocument = graphql(`
  query ShopDayVersions($on: BusinessDate!) {
    store {
      id
      dailyReportVersions(on: $on) {
        ...ShopDayReport
        difference {
          since
          figures {
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
      }
    }
  }
`);

export const openReportDocument = graphql(`
  mutation OpenReport($input: ReportIdInput!) {
    openDailyReport(input: $input) {
      id
    }
  }
`);

export const acknowledgeReportDocument = graphql(`
  mutation ShopAcknowledgeReport($input: ReportIdInput!) {
    acknowledgeDailyReport(input: $input) {
      id
    }
  }
`);

export const askAboutReportDocument = graphql(`
  mutation ShopAskAboutReport($input: AskAboutReportInput!) {
    askAboutReport(input: $input) {
      id
    }
  }
`);

export const shopDaysDocument = graphql(`
  query ShopDays($after: String) {
    store {
      id
      dailyReports(first: 14, after: $after) {
        edges {
          node {
            id
            on
            version
            headline
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const shopOverviewDocument = graphql(`
  query ShopOverview {
    store {
      id
      contract {
        id
        status
      }
      nextContract {
        id
        status
      }
      dailyReports(first: 14) {
        edges {
          node {
            id
            on
            headline
            questions {
              id
              answer
            }
          }
        }
      }
    }
  }
`);

export const shopContractDocument = graphql(`
  query ShopContract {
    store {
      id
      name
      contractProgress {
        clauseId
        comparator
        target
        unit
        period
        from
        through
        value
        numerator
        denominator
        kept
      }
      contract {
        ...ShopContractParts
      }
      nextContract {
        ...ShopContractParts
      }
    }
  }
  fragment ShopContractParts on Contract {
    id
    number
    status
    startsOn
    endsOn
    takenOver
    endedOn
    endReason
    reopenedAt
    reopenReason
    seats
    monthlyFen
    documentUrl
    documentSha256
    sections {
      key
      title
      text
    }
    clauses {
      id
      metric
      metricName
      comparator
      target
      unit
      window
      remedy
    }
    payments {
      id
      dueOn
      fromOn
      toOn
      amountFen
      receivedOn
      receivedFen
      outstandingFen
    }
    receipts {
      id
      amountFen
      receivedOn
      method
      reversedAt
      reversalReason
    }
    receivedFen
    overpaidFen
    contacts {
      party
      name
      phone
    }
    handovers {
      id
      party
      name
      fromOn
    }
    signatures {
      party
      name
      signedAt
    }
  }
`);

export const signContractDocument = graphql(`
  mutation ShopSignContract($input: SignContractInput!) {
    signContract(input: $input) {
      id
      status
      signatures {
        party
        name
        signedAt
      }
    }
  }
`);

export const shopQuotesDocument = graphql(`
  query ShopQuotes {
    store {
      id
      quotes {
        id
        number
        revision
        status
        validUntil
        seats
        threeMinuteTarget
        discount
        months
        totalFen
        serviceStartMinute
        serviceEndMinute
        holidayService
        documentUrl
        acceptance {
          name
          acceptedAt
        }
      }
    }
  }
`);

export const metricDefinitionDocument = graphql(`
  query ShopMetricDefinition($metric: String!) {
    metricDefinition(metric: $metric) {
      metric
      name
      formula
      exclusions
      source
      window
      unit
      numeratorUnit
      denominatorUnit
      isDraft
      validFrom
    }
  }
`);

export const shopConversationsDocument = graphql(`
  query ShopConversations(
    $on: BusinessDate!
    $metric: String
    $missedOnly: Boolean
    $agentAlias: String
    $recognised: Boolean
    $hour: Int
    $after: String
  ) {
    conversations(
      on: $on
      metric: $metric
      missedOnly: $missedOnly
      agentAlias: $agentAlias
      recognised: $recognised
      hour: $hour
      first: 30
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

export const shopOrdersDocument = graphql(`
  query ShopOrders($on: BusinessDate!, $after: String) {
    orders(on: $on, first: 30, after: $after) {
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

export const shopConversationDocument = graphql(`
  query ShopConversation($id: ID!) {
    conversation(id: $id) {
      id
      buyer
      agentAlias
      startedAt
      messages {
        id
        at
        direction
        type
        text
        agentAlias
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

export const shopMeDocument = graphql(`
  query ShopMe {
    me {
      id
      name
      email
      totpEnabled
    }
  }
`);

export const shopBeginTotpDocument = graphql(`
  mutation ShopBeginTotp {
    beginTotp {
      secret
      uri
    }
  }
`);

export const shopConfirmTotpDocument = graphql(`
  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {
    confirmTotp(input: $input) {
      id
      totpEnabled
    }
  }
`);

export const shopPeopleDocument = graphql(`
  query ShopPeople {
    shopPeople {
      people {
        id
        name
        email
        role
        isSelf
      }
      invitations {
        id
        email
        role
        expiresAt
      }
    }
  }
`);

export const inviteShopPersonDocument = graphql(`
  mutation InviteShopPerson($input: InviteShopPersonInput!) {
    inviteShopPerson(input: $input) {
      link
    }
  }
`);

export const removeShopPersonDocument = graphql(`
  mutation RemoveShopPerson($input: RemoveShopPersonInput!) {
    removeShopPerson(input: $input)
  }
`);

export const withdrawShopInvitationDocument = graphql(`
  mutation WithdrawShopInvitation($input: WithdrawShopInvitationInput!) {
    withdrawShopInvitation(input: $input)
  }
`);
