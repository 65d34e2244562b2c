import { graphql } from '../../gql/office';
import type { PublishRuleQuery } from '../../gql/office/graphql';

export const publishRuleDocument = graphql(`
  query PublishRule($storeId: ID!) {
    publishRule(storeId: $storeId) {
      version
      byClock
      expected
      missedPromisesAllowed
      unmatchedAccountsAllowed
      refusedRowsAllowed
      slotsBelowSoldAllowed
      setBy
      setAt
    }
  }
`);

export const setPublishRuleDocument = graphql(`
  mutation SetPublishRule($input: SetPublishRuleInput!) {
    setPublishRule(input: $input) {
      version
      byClock
    }
  }
`);

export type PublishRule = PublishRuleQuery['publishRule'];
