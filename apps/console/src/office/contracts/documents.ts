import { graphql } from '../../gql/office';
import type { ContractQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type Contract = NonNullable<ContractQuery['contract']>;

export const contractsDocument = graphql(`
  query Contracts($sort: String, $after: String) {
    contracts(first: 50, sort: $sort, after: $after) {
      edges {
        node {
          id
          number
          status
          startsOn
          endsOn
          takenOver
          seats
          monthlyFen
          store {
            id
            name
          }
          payments {
            id
            dueOn
            amountFen
            outstandingFen
            receivedOn
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

export const contractDocument = graphql(`
  query Contract($id: ID!) {
    contract(id: $id) {
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
      contentHash
      createdAt
      store {
        id
        name
        slug
        platform
        contractProgress {
          clauseId
          comparator
          target
          unit
          period
          from
          through
          value
          kept
        }
      }
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
      owners {
        party
        name
        phone
      }
      contacts {
        party
        name
        phone
      }
      handovers {
        id
        party
        name
        phone
        fromOn
        reason
        handedOverBy
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
        recordedBy
        recordedAt
        reversedAt
        reversedBy
        reversalReason
      }
      receivedFen
      overpaidFen
      signatures {
        party
        name
        signedAt
        documentSha256
      }
    }
  }
`);

export const saveContractDocument = graphql(`
  mutation SaveContract($input: SaveContractInput!) {
    saveContract(input: $input) {
      id
      contentHash
    }
  }
`);

export const openForSigningDocument = graphql(`
  mutation OpenContractForSigning($input: OpenContractForSigningInput!) {
    openContractForSigning(input: $input) {
      id
      status
      documentUrl
    }
  }
`);

export const signContractDocument = graphql(`
  mutation SignContract($input: SignContractInput!) {
    signContract(input: $input) {
      id
      status
    }
  }
`);

export const recordPaymentDocument = graphql(`
  mutation RecordPayment($input: RecordPaymentInput!) {
    recordPayment(input: $input) {
      id
      status
    }
  }
`);

export const reversePaymentDocument = graphql(`
  mutation ReversePayment($input: ReversePaymentInput!) {
    reversePayment(input: $input) {
      id
    }
  }
`);

export const startServiceDocument = graphql(`
  mutation StartService($input: ContractIdInput!) {
    startService(input: $input) {
      id
      status
    }
  }
`);

export const reopenContractDocument = graphql(`
  mutation ReopenContract($input: ReopenContractInput!) {
    reopenContract(input: $input) {
      id
      status
    }
  }
`);

export const endContractDocument = graphql(`
  mutation EndContract($input: EndContractInput!) {
    endContract(input: $input) {
      id
      status
    }
  }
`);

export const offeredClausesDocument = graphql(`
  query OfferedClauses($platform: Platform!) {
    offeredClauses(platform: $platform) {
      name
      metric
      comparator
      target
      window
      remedy
    }
  }
`);

export const promisableMetricsDocument = graphql(`
  query PromisableMetrics($platform: Platform!) {
    promisableMetrics(platform: $platform) {
      metric
      name
      unit
    }
  }
`);

export const receivablesDocument = graphql(`
  query Receivables {
    receivables {
      on
      overdueFen
      dueThisMonthFen
      receivedThisMonthFen
      open {
        id
        dueOn
        outstandingFen
        daysOverdue
        contract {
          id
          number
          store {
            id
            name
          }
        }
      }
    }
  }
`);

export const handOverAccountDocument = graphql(`
  mutation HandOverAccount($input: HandOverAccountInput!) {
    handOverAccount(input: $input) {
      id
      contacts {
        party
        name
        phone
      }
      handovers {
        id
        party
        name
        phone
        fromOn
        reason
        handedOverBy
      }
    }
  }
`);
