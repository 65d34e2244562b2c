import { graphql } from '../../gql/office';
import type { WorkbenchQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type WorkbenchStore = NonNullable<WorkbenchQuery['store']>;

export const workbenchDocument = graphql(`
  query Workbench($storeId: ID!) {
    store(id: $storeId) {
      id
      name
      slug
      platform
      category
      status
      client {
        id
        name
      }
      contract {
        id
        number
        status
      }
      nextContract {
        id
        number
      }
      profile {
        id
        version
        averageDailyInquiries
        presaleAgents
        mealBreaks
        mealBreakMinutes
        servedHolidays
        promotionFrequency
        serviceType
        serviceStartMinute
        serviceEndMinute
        trafficSource
        trafficIntervalMinutes
        sources {
          fact
          source
        }
        createdAt
        traffic {
          slotMinute
          inquiries
        }
      }
      quotes {
        ...QuoteLine
        pricing {
          margin
          marginFloor
          belowFloor
        }
        shareLinks {
          id
          views
          lastViewedAt
          expiresAt
          revokedAt
        }
      }
    }
  }
  fragment QuoteLine on Quote {
    id
    number
    revision
    kind
    serviceType
    serviceStartMinute
    serviceEndMinute
    holidayService
    status
    seats
    months
    totalFen
    threeMinuteTarget
    discount
    discountFen
    validUntil
    createdAt
    createdBy
    documentUrl
    approval {
      status
      reason
      requestedBy
      requestedAt
      decidedBy
      decidedAt
      comment
    }
    lostReason
    acceptance {
      name
      acceptedAt
    }
  }
`);

export const quotePreviewDocument = graphql(`
  query QuotePreview($input: QuotePreviewInput!) {
    quotePreview(input: $input) {
      threeMinuteTarget
      reason
      baseFeeFen
      discountFen
      taxFen
      totalFen
      sizing {
        seats
        people
        occupancy
        threeMinuteRate
        firstResponseSeconds
        confidence
        busyDay {
          inquiries
          threeMinuteRate
          firstResponseSeconds
        }
        slots {
          slotMinute
          inquiries
          inquiriesP90
          requiredSeats
        }
      }
      pricing {
        baseFeePerSeatFen
        costFen
        margin
        marginFloor
        belowFloor
        people
        priceBookVersion
        components {
          component
          amountFen
        }
        overheads {
          component
          amountFen
        }
      }
    }
  }
`);

export const quoteOptionsDocument = graphql(`
  query QuoteOptions($input: QuoteOptionsInput!) {
    quoteOptions(input: $input) {
      key
      preview {
        threeMinuteTarget
        totalFen
        sizing {
          seats
          people
          threeMinuteRate
          firstResponseSeconds
          busyDay {
            threeMinuteRate
          }
        }
        pricing {
          margin
          belowFloor
        }
      }
    }
  }
`);

export const requestQuoteApprovalDocument = graphql(`
  mutation RequestQuoteApproval($input: RequestQuoteApprovalInput!) {
    requestQuoteApproval(input: $input) {
      ...QuoteLine
    }
  }
`);

export const approveQuoteDocument = graphql(`
  mutation ApproveQuote($input: ApproveQuoteInput!) {
    approveQuote(input: $input) {
      ...QuoteLine
    }
  }
`);

export const returnQuoteDocument = graphql(`
  mutation ReturnQuote($input: ReturnQuoteInput!) {
    returnQuote(input: $input) {
      ...QuoteLine
    }
  }
`);

export const quotesToApproveDocument = graphql(`
  query QuotesToApprove($after: String) {
    quotesToApprove(after: $after) {
      totalCount
      edges {
        node {
          ...QuoteLine
          baseFeeFen
          store {
            id
            name
          }
          pricing {
            margin
            marginFloor
            costFen
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

export const saveProfileDocument = graphql(`
  mutation SaveStoreProfile($input: SaveStoreProfileInput!) {
    saveStoreProfile(input: $input) {
      id
    }
  }
`);

export const createQuoteDocument = graphql(`
  mutation CreateQuote($input: CreateQuoteInput!) {
    createQuote(input: $input) {
      id
    }
  }
`);

export const reviseQuoteDocument = graphql(`
  mutation ReviseQuote($input: ReviseQuoteInput!) {
    reviseQuote(input: $input) {
      id
    }
  }
`);

export const sendQuoteDocument = graphql(`
  mutation SendQuote($input: SendQuoteInput!) {
    sendQuote(input: $input) {
      link
      quote {
        id
        status
        documentUrl
      }
    }
  }
`);

export const shareQuoteAgainDocument = graphql(`
  mutation ShareQuoteAgain($input: SendQuoteInput!) {
    shareQuoteAgain(input: $input) {
      link
      quote {
        id
      }
    }
  }
`);

export const markQuoteLostDocument = graphql(`
  mutation MarkQuoteLost($input: MarkQuoteLostInput!) {
    markQuoteLost(input: $input) {
      id
      status
    }
  }
`);

export const revokeShareLinkDocument = graphql(`
  mutation RevokeShareLink($input: RevokeShareLinkInput!) {
    revokeShareLink(input: $input) {
      id
      shareLinks {
        id
        revokedAt
      }
    }
  }
`);

export const quotesDocument = graphql(`
  query Quotes($status: QuoteStatus, $sort: String, $after: String) {
    quotes(first: 50, status: $status, sort: $sort, after: $after) {
      totalCount
      edges {
        node {
          ...QuoteLine
          store {
            id
            name
          }
          pricing {
            margin
            belowFloor
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
