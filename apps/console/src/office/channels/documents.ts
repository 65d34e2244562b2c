import { graphql } from '../../gql/office';
import type { ChannelsQuery } from '../../gql/office/graphql';

export type Channel = ChannelsQuery['channels']['edges'][number]['node'];

export const channelsDocument = graphql(`
  query Channels($first: Int, $after: String) {
    channels(first: $first, after: $after) {
      edges {
        node {
          id
          kind
          name
          withShop
          host
          events
          quietFrom
          quietUntil
          waiting
          dead
          failure
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

export const addChannelDocument = graphql(`
  mutation AddChannel($input: AddChannelInput!) {
    addChannel(input: $input) {
      secret
      channel {
        id
      }
    }
  }
`);

export const changeChannelDocument = graphql(`
  mutation ChangeChannel($input: ChangeChannelInput!) {
    changeChannel(input: $input) {
      id
      events
      quietFrom
      quietUntil
    }
  }
`);

export const stopChannelDocument = graphql(`
  mutation StopChannel($input: ChannelInput!) {
    stopChannel(input: $input) {
      id
    }
  }
`);

export const testChannelDocument = graphql(`
  mutation TestChannel($input: ChannelInput!) {
    testChannel(input: $input)
  }
`);

export const replayChannelDocument = graphql(`
  mutation ReplayChannel($input: ChannelInput!) {
    replayChannel(input: $input) {
      id
      waiting
      dead
    }
  }
`);
