import { graphql } from '../../../gql/office';
import type { RosterBoardAllQuery } from '../../../gql/office/graphql';

export type AllShops = RosterBoardAllQuery['rosterBoard'];
export type BoardShop = AllShops['stores'][number];
export type BoardShift = AllShops['shifts'][number];

export const allShopsDocument = graphql(`
  query RosterBoardAll($fromOn: BusinessDate!, $toOn: BusinessDate!, $withDrafts: Boolean!) {
    rosterBoard(fromOn: $fromOn, toOn: $toOn, withDrafts: $withDrafts) {
      days {
        on
        holiday
      }
      stores {
        store {
          id
          name
        }
        days {
          on
          rosterId
          isDraft
          sold
          requiredSeatSlots
          uncoveredSeatSlots
        }
      }
      agents {
        agent {
          id
          name
          alias
        }
        storeIds
      }
      shifts {
        agentId
        storeId
        on
        shiftName
        startMinute
        endMinute
        isDraft
      }
    }
  }
`);
