import { graphql } from '../../gql/office';

export const agentsDocument = graphql(`
  query Agents($storeId: ID, $search: String, $sort: String, $after: String) {
    agents(first: 100, storeId: $storeId, search: $search, sort: $sort, after: $after) {
      totalCount
      edges {
        node {
          id
          employeeNo
          name
          alias
          status
          maxMinutesPerWeek
          skills {
            certifiedOn
            store {
              id
              name
            }
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

export const addAgentDocument = graphql(`
  mutation AddAgent($input: AddAgentInput!) {
    addAgent(input: $input) {
      id
    }
  }
`);

export const certifyAgentDocument = graphql(`
  mutation CertifyAgent($input: CertifyAgentInput!) {
    certifyAgent(input: $input) {
      id
      skills {
        certifiedOn
        store {
          id
          name
        }
      }
    }
  }
`);

export const shiftTemplatesDocument = graphql(`
  query ShiftTemplates {
    shiftTemplates {
      id
      name
      startMinute
      endMinute
      breaks {
        earliestMinute
        latestMinute
        minutes
      }
    }
  }
`);

export const addShiftTemplateDocument = graphql(`
  mutation AddShiftTemplate($input: AddShiftTemplateInput!) {
    addShiftTemplate(input: $input) {
      id
    }
  }
`);

export const previewStaffDocument = graphql(`
  query PreviewStaff($text: String!) {
    previewStaff(text: $text) {
      rows {
        row
        name
        alias
        employeeNo
        email
        invites
        known
        stores {
          id
          name
        }
      }
      problems {
        row
        column
        code
        message
      }
    }
  }
`);

export const addStaffDocument = graphql(`
  mutation AddStaff($input: AddStaffInput!) {
    addStaff(input: $input) {
      agents
      invitations {
        name
        email
        link
      }
    }
  }
`);
