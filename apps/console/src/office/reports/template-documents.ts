import { graphql } from '../../gql/office';

export const templateDocument = graphql(`
  query ReportTemplate($storeId: ID!, $on: BusinessDate!) {
    store(id: $storeId) {
      id
      name
      reportTemplates {
        from
        numbers
        setBy
        setAt
      }
      measuredNumbers(on: $on) {
        key
        name
        metric
        unit
        value
        isDraft
        promise {
          clauseId
        }
      }
    }
  }
`);

export const setTemplateDocument = graphql(`
  mutation SetReportTemplate($input: SetReportTemplateInput!) {
    setReportTemplate(input: $input) {
      id
      reportTemplates {
        from
      }
    }
  }
`);
