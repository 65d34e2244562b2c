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
  query LeaderChoices {
    members(first: 500, sort: "name") {
      edges {
        node {
          id
          name
          role
          active
        }
      }
    }
  }
`);

export const teamAgentChoicesDocument = graphql(`
  query TeamAgentChoices {
    agents(first: 500) {
      edges {
        node {
          id
          name
          alias
        }
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
