import { graphql } from '../../gql/office';
import type { SubAccountsQuery } from '../../gql/office/graphql';

export type SubAccount = SubAccountsQuery['subAccounts']['edges'][number]['node'];

export const rights = ['chat', 'orders', 'refunds', 'prices', 'goods', 'data', 'settings'] as const;
export const states = ['held', 'free', 'to_return'] as const;

export const subAccountsDocument = graphql(`
  query SubAccounts($storeId: ID, $state: SubAccountState, $search: String, $sort: String, $after: String) {
    subAccounts(storeId: $storeId, state: $state, search: $search, sort: $sort, after: $after) {
      totalCount
      edges {
        node {
          id
          platform
          name
          rights
          store {
            id
            name
          }
          holder {
            name
            agentId
            memberId
            sinceOn
            hasLeft
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

export const heldSubAccountsDocument = graphql(`
  query HeldSubAccounts($agentId: ID!) {
    subAccounts(agentId: $agentId) {
      edges {
        node {
          id
          name
          platform
          store {
            id
            name
          }
          holder {
            sinceOn
          }
        }
      }
    }
  }
`);

export const subAccountHistoryDocument = graphql(`
  query SubAccountHistory($storeId: ID, $search: String) {
    subAccounts(storeId: $storeId, search: $search) {
      edges {
        node {
          id
          history {
            name
            sinceOn
            returnedOn
            givenBy
          }
        }
      }
    }
  }
`);

export const memberChoicesDocument = graphql(`
  query MemberChoices {
    members(sort: "name") {
      edges {
        node {
          id
          name
          role
          active
          agent {
            id
          }
        }
      }
    }
  }
`);

export const addSubAccountDocument = graphql(`
  mutation AddSubAccount($input: AddSubAccountInput!) {
    addSubAccount(input: $input) {
      id
    }
  }
`);

export const changeSubAccountDocument = graphql(`
  mutation ChangeSubAccount($input: ChangeSubAccountInput!) {
    changeSubAccount(input: $input) {
      id
      name
      rights
    }
  }
`);

export const giveSubAccountDocument = graphql(`
  mutation GiveSubAccount($input: GiveSubAccountInput!) {
    giveSubAccount(input: $input) {
      id
    }
  }
`);

export const takeBackSubAccountDocument = graphql(`
  mutation TakeBackSubAccount($input: TakeBackSubAccountInput!) {
    takeBackSubAccount(input: $input) {
      id
    }
  }
`);

export const closeSubAccountDocument = graphql(`
  mutation CloseSubAccount($input: CloseSubAccountInput!) {
    closeSubAccount(input: $input)
  }
`);
