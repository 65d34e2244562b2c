import { graphql } from '../../gql/office';

export const savedViewsDocument = graphql(`
  query SavedViews($list: String!) {
    savedViews(list: $list) {
      id
      name
      search
    }
  }
`);

export const saveViewDocument = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      id
      name
      search
    }
  }
`);

export const removeViewDocument = graphql(`
  mutation RemoveView($input: RemoveViewInput!) {
    removeView(input: $input) {
      id
    }
  }
`);
