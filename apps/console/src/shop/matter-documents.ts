import { graphql } from '../gql/store';
import type { ShopMatterQuery } from '../gql/store/graphql';

export type ShownMatter = NonNullable<ShopMatterQuery['matter']>;

export const shopMattersDocument = graphql(`
  query ShopMatters($state: MatterState, $after: String) {
    matters(state: $state, first: 20, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          title
          dueOn
          isOverdue
          status
          waitsFor
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const shopMatterDocument = graphql(`
  query ShopMatter($id: ID!) {
    matter(id: $id) {
      id
      kind
      title
      askedBy
      askedAt
      dueOn
      isOverdue
      status
      waitsFor
      isOwn
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

export const shopOpenMatterDocument = graphql(`
  mutation ShopOpenMatter($input: OpenMatterInput!) {
    openMatter(input: $input) {
      id
    }
  }
`);

export const shopReplyDocument = graphql(`
  mutation ShopReplyToMatter($input: ReplyToMatterInput!) {
    replyToMatter(input: $input) {
      id
    }
  }
`);

export const shopCloseMatterDocument = graphql(`
  mutation ShopCloseMatter($input: CloseMatterInput!) {
    closeMatter(input: $input) {
      id
    }
  }
`);
