import { graphql } from '../../gql/office';
import type { AgentLeavingQuery, FreedShiftsQuery, MemberLeavingQuery } from '../../gql/office/graphql';

type Endings = AgentLeavingQuery['agentLeaving']['endings'] | MemberLeavingQuery['memberLeaving']['endings'];
export type Ending = Endings[number] & { readonly on?: string | null };
export type FreedShift = FreedShiftsQuery['freedShifts'][number];

export const agentLeavingDocument = graphql(`
  query AgentLeaving($agentId: ID!, $leftOn: BusinessDate!) {
    agentLeaving(agentId: $agentId, leftOn: $leftOn) {
      contentHash
      endings {
        kind
        name
        count
        until
        on
        store {
          id
          name
        }
      }
    }
  }
`);

export const agentLeftDocument = graphql(`
  mutation AgentLeft($input: AgentLeftInput!) {
    agentLeft(input: $input) {
      id
      status
      leftOn
    }
  }
`);

export const memberLeavingDocument = graphql(`
  query MemberLeaving($id: ID!) {
    memberLeaving(id: $id) {
      contentHash
      endings {
        kind
        name
        count
        until
        store {
          id
          name
        }
      }
    }
  }
`);

export const memberLeftDocument = graphql(`
  mutation MemberLeft($input: MemberLeftInput!) {
    memberLeft(input: $input) {
      id
      active
      endsAt
    }
  }
`);

export const freedShiftsDocument = graphql(`
  query FreedShifts($storeId: ID) {
    freedShifts(storeId: $storeId) {
      id
      on
      shiftName
      startMinute
      endMinute
      wasPublished
      store {
        id
        name
      }
      agent {
        id
        name
        alias
      }
    }
  }
`);
