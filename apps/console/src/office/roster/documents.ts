import { graphql } from '../../gql/office';
import type { BoardAgentsQuery, RosterBoardFragment, RostersQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type Roster = RosterBoardFragment;
export type Shift = RostersQuery['shiftTemplates'][number];
export type BoardAgent = BoardAgentsQuery['agents']['edges'][number]['node'];

export const rostersDocument = graphql(`
  query Rosters($storeId: ID!, $after: String) {
    rosters(storeId: $storeId, after: $after) {
      edges {
        node {
          id
          fromOn
          toOn
          status
          version
          taskId
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    shiftTemplates {
      id
      name
      startMinute
      endMinute
    }
  }
`);

export const boardAgentsDocument = graphql(`
  query BoardAgents($storeId: ID!, $after: String) {
    agents(first: 100, storeId: $storeId, after: $after) {
      edges {
        node {
          id
          name
          alias
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

export const rosterDocument = graphql(`
  query Roster($id: ID!) {
    roster(id: $id) {
      ...RosterBoard
    }
  }
  fragment RosterBoard on Roster {
    id
    fromOn
    toOn
    status
    version
    contentHash
    taskId
    failure {
      code
      message
    }
    publishedAt
    days {
      on
      holiday
      requiredSeatSlots
      uncoveredSeatSlots
    }
    assignments {
      id
      on
      startMinute
      endMinute
      agent {
        id
        name
        alias
      }
      shift {
        id
        name
      }
      breaks {
        startMinute
        minutes
      }
    }
    replaces {
      id
      on
      startMinute
      endMinute
      agent {
        id
        name
        alias
      }
      shift {
        id
        name
      }
      breaks {
        startMinute
        minutes
      }
    }
    brokenRules {
      code
      message
      on
      agentId
      slotMinute
    }
    unmet {
      code
      message
      on
      agentId
      slotMinute
      fixes {
        agentId
        on
        shiftId
        movesMeal
        breaks {
          startMinute
          minutes
        }
      }
    }
  }
`);

export const coverDocument = graphql(`
  query RosterCover($id: ID!, $on: BusinessDate!) {
    roster(id: $id) {
      id
      cover(on: $on) {
        slotMinute
        required
        sold
        planned
      }
    }
  }
`);

export const solveRosterDocument = graphql(`
  mutation SolveRoster($input: SolveRosterInput!) {
    solveRoster(input: $input) {
      id
      taskId
      status
    }
  }
`);

export const assignShiftsDocument = graphql(`
  mutation AssignShifts($input: AssignShiftsInput!) {
    assignShifts(input: $input) {
      ...RosterBoard
    }
  }
`);

export const publishRosterDocument = graphql(`
  mutation PublishRoster($input: PublishRosterInput!) {
    publishRoster(input: $input) {
      id
      status
      publishedAt
    }
  }
`);
