import { graphql } from '../../gql/office';

export const importsDocument = graphql(`
  query Imports($storeId: ID!, $sort: String, $after: String) {
    importBatches(storeId: $storeId, sort: $sort, after: $after) {
      edges {
        node {
          id
          kind
          fileName
          state
          rowsRead
          rowsAccepted
          rowsChanged
          rowsKnown
          rowsOutdated
          rowsConflict
          rowsRejected
          fromOn
          toOn
          createdAt
          taskId
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const agentAccountsDocument = graphql(`
  query AgentAccounts($storeId: ID!) {
    pendingAgentAccounts(storeId: $storeId) {
      ...Pending
    }
    matchedAgentAccounts(storeId: $storeId) {
      account
      conversations
      agent {
        id
        name
        alias
      }
    }
  }
  fragment Pending on PendingAgentAccount {
    account
    conversations
    suggestion {
      by
      agent {
        id
        name
        alias
      }
    }
  }
`);

export const importBatchDocument = graphql(`
  query ImportBatch($id: ID!, $after: String) {
    importBatch(id: $id) {
      id
      kind
      fileName
      preset
      state
      taskId
      rowsRead
      rowsAccepted
      rowsChanged
      rowsKnown
      rowsOutdated
      rowsConflict
      rowsRejected
      summaryRows
      warnings {
        code
        message
      }
      unknownWords {
        field
        word
        rows
      }
      asOf
      asOfSource
      fromOn
      toOn
      createdAt
      undoneReason
      undoneBy
      undoneAt
      failure {
        code
        message
      }
      store {
        id
        name
      }
      errors(first: 100, after: $after) {
        totalCount
        edges {
          node {
            row
            column
            code
            value
            message
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

export const pendingAccountsDocument = graphql(`
  query PendingAccounts($storeId: ID!) {
    pendingAgentAccounts(storeId: $storeId) {
      ...Pending
    }
  }
`);

export const undoImportDocument = graphql(`
  mutation UndoImport($input: UndoImportInput!) {
    undoImport(input: $input) {
      id
      state
      taskId
    }
  }
`);

export const matchAgentAccountDocument = graphql(`
  mutation MatchAgentAccount($input: MatchAgentAccountInput!) {
    matchAgentAccount(input: $input) {
      account
      conversations
    }
  }
`);

export const matchAgentAccountsDocument = graphql(`
  mutation MatchAgentAccounts($input: MatchAgentAccountsInput!) {
    matchAgentAccounts(input: $input) {
      account
      conversations
    }
  }
`);
