import { graphql } from '../../gql/office';
import type { SetupDifferenceQuery } from '../../gql/office/graphql';

export const exportSetupDocument = graphql(`
  mutation ExportSetup {
    exportSetup
  }
`);

export const setupDifferenceDocument = graphql(`
  query SetupDifference($input: SetupFileInput!) {
    setupDifference(input: $input) {
      contentHash
      parts {
        part
        name
        lines {
          name
          state
          differences
          reason
        }
      }
    }
  }
`);

export const importSetupDocument = graphql(`
  mutation ImportSetup($input: ImportSetupInput!) {
    importSetup(input: $input) {
      contentHash
    }
  }
`);

export type SetupDifference = SetupDifferenceQuery['setupDifference'];
export type SetupLine = SetupDifference['parts'][number]['lines'][number];
