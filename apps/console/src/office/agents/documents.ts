import { graphql } from '../../gql/office';
import type { AgentsQuery } from '../../gql/office/graphql';
import type { ShiftTemplatesQuery } from '../../gql/office/graphql';

/** What the pages hand to their parts. */
export type Shift = ShiftTemplatesQuery['shiftTemplates'][number];

/** What the pages hand to their parts. */
export type Agent = AgentsQuery['agents']['edges'][number]['node'];

export const agentsDocument = graphql(`
  query Agents($storeId: ID, $search: String, $sort: String, $after: String, $withLeft: Boolean) {
    agents(first: 100, storeId: $storeId, search: $search, sort: $sort, after: $after, withLeft: $withLeft) {
      totalCount
      edges {
        node {
          id
          employeeNo
          name
          alias
          status
          maxMinutesPerWeek
          leftOn
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

export const changeAgentDocument = graphql(`
  mutation ChangeAgent($input: ChangeAgentInput!) {
    changeAgent(input: $input) {
      id
      name
      alias
      employeeNo
      maxMinutesPerWeek
    }
  }
`);

export const withdrawCertificateDocument = graphql(`
  mutation WithdrawCertificate($input: WithdrawCertificateInput!) {
    withdrawCertificate(input: $input) {
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

export const retireShiftTemplateDocument = graphql(`
  mutation RetireShiftTemplate($input: RetireShiftTemplateInput!) {
    retireShiftTemplate(input: $input) {
      id
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

export const changeShiftTemplateDocument = graphql(`
  mutation ChangeShiftTemplate($input: ChangeShiftTemplateInput!) {
    changeShiftTemplate(input: $input) {
      id
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
