import { graphql } from '../gql/office';

export const tasksDocument = graphql(`
  query Tasks {
    tasks {
      edges {
        node {
          id
          kind
          state
          percent
          sentence
          resultId
          createdAt
          error {
            code
            message
          }
        }
      }
    }
  }
`);

export const cancelTaskDocument = graphql(`
  mutation CancelTask($input: CancelTaskInput!) {
    cancelTask(input: $input) {
      id
      state
    }
  }
`);

export const definitionDocument = graphql(`
  query MetricDefinition($metric: String!, $storeId: ID!) {
    metricDefinition(metric: $metric, storeId: $storeId) {
      metric
      name
      formula
      exclusions
      source
      window
      unit
      numeratorUnit
      denominatorUnit
      isDraft
      validFrom
    }
  }
`);
