import type { AddedChannel } from './delivery/channel.entity.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  Channel: AddedChannel;
}
