import { graphql } from '../../gql/office';
import type { OwnRolesQuery } from '../../gql/office/graphql';

export type OwnRole = OwnRolesQuery['ownRoles']['edges'][number]['node'];

export const ownRolesDocument = graphql(`
  query OwnRoles($sort: String, $after: String) {
    ownRoles(sort: $sort, after: $after) {
      edges {
        node {
          id
          code
          name
          permissions
          holders
          changedBy
          changedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ownRoleHoldingDocument = graphql(`
  query OwnRoleHolding($id: ID!) {
    ownRoleHolding(id: $id) {
      contentHash
      holders {
        kind
        name
      }
    }
  }
`);

export const addOwnRoleDocument = graphql(`
  mutation AddOwnRole($input: AddOwnRoleInput!) {
    addOwnRole(input: $input) {
      id
    }
  }
`);

export const changeOwnRoleDocument = graphql(`
  mutation ChangeOwnRole($input: ChangeOwnRoleInput!) {
    changeOwnRole(input: $input) {
      id
      name
      permissions
    }
  }
`);

export const withdrawOwnRoleDocument = graphql(`
  mutation WithdrawOwnRole($input: WithdrawOwnRoleInput!) {
    withdrawOwnRole(input: $input)
  }
`);
