import { graphql } from '../../gql/office';
import type { TeamsQuery } from '../../gql/office/graphql';

export type Team = TeamsQuery['teams']['edges'][number]['node'];

export const teamsDocument = graphql(`
  query Teams($sort: String, $after: String) {
    teams(sort: $sort, after: $after) {
      edges {
        node {
          id
          name
          leader
          memberId
          agents {
            id
            name
            alias
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

export const leaderChoicesDocument = graphql(`
  query LeaderChoices($after: String) {
    members(first: 100, sort: "name", after: $after) {
      edges {
        node {
          id
          name
          role
          active
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const teamAgentChoicesDocument = graphql(`
  query TeamAgentChoices($after: String) {
    agents(first: 100, after: $after) {
      edges {
        node {
          id
          name
          alias
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const addTeamDocument = graphql(`
  mutation AddTeam($input: AddTeamInput!) {
    addTeam(input: $input) {
      id
    }
  }
`);

export const changeTeamDocument = graphql(`
  mutation ChangeTeam($input: ChangeTeamInput!) {
    changeTeam(input: $input) {
      id
    }
  }
`);

export const removeTeamDocument = graphql(`
  mutation RemoveTeam($input: RemoveTeamInput!) {
    removeTeam(input: $input)
  }
`);
