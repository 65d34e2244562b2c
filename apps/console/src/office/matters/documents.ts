import { graphql } from '../../gql/office';
import type { MattersQuery } from '../../gql/office/graphql';

export type Matter = MattersQuery['matters']['edges'][number]['node'];

export const kinds = ['question', 'material'] as const;
export const sides = ['provider', 'client'] as const;
/** What waits is shown unless something else is asked for. */
export const states = ['waiting', 'overdue', 'over', 'all'] as const;

export const mattersDocument = graphql(`
  query Matters(
    $storeId: ID
    $kind: MatterKind
    $waitsFor: MatterSide
    $state: MatterState
    $search: String
    $sort: String
    $after: String
  ) {
    matters(
      storeId: $storeId
      kind: $kind
      waitsFor: $waitsFor
      state: $state
      search: $search
      sort: $sort
      after: $after
    ) {
      totalCount
      edges {
        node {
          id
          kind
          title
          askedOf
          askedBy
          askedAt
          dueOn
          isOverdue
          status
          waitsFor
          store {
            id
            name
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

export const matterDocument = graphql(`
  query Matter($id: ID!) {
    matter(id: $id) {
      id
      kind
      title
      askedOf
      askedBy
      askedAt
      dueOn
      isOverdue
      status
      waitsFor
      isOwn
      store {
        id
        name
      }
      messages {
        id
        side
        author
        at
        text
        files {
          id
          name
          bytes
          url
        }
      }
    }
  }
`);

export const openMatterDocument = graphql(`
  mutation OpenMatter($input: OpenMatterInput!) {
    openMatter(input: $input) {
      id
    }
  }
`);

export const replyToMatterDocument = graphql(`
  mutation ReplyToMatter($input: ReplyToMatterInput!) {
    replyToMatter(input: $input) {
      id
      status
      waitsFor
    }
  }
`);

export const closeMatterDocument = graphql(`
  mutation CloseMatter($input: CloseMatterInput!) {
    closeMatter(input: $input) {
      id
      status
      waitsFor
    }
  }
`);
