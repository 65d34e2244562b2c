// Written by `npm run compose` from this service's SDL.
import { type Fits, type Reference, resolversOf } from '@zuoxi/platform/graphql';
import type { ChannelKind, MailDigest, QueryChannelsArgs, QueryNoticesArgs, MutationAddChannelArgs, MutationChangeChannelArgs, MutationStopChannelArgs, MutationTestChannelArgs, MutationReplayChannelArgs, MutationChangeMailSettingsArgs, MutationReadNoticesArgs, MutationChooseNoticeArgs } from './api.types.js';
import type { Sources } from './sources.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
  };
  Channel: {
    readonly id: string;
    readonly kind: ChannelKind;
    readonly name: string;
    readonly store: Of<'Store'> | null | undefined;
    readonly withShop: boolean;
    readonly host: string;
    readonly events: readonly string[];
    readonly locale: string;
    readonly quietFrom: number | null | undefined;
    readonly quietUntil: number | null | undefined;
    readonly timeZone: string;
    readonly waiting: number;
    readonly dead: number;
    readonly failure: string | null | undefined;
    readonly createdBy: string;
    readonly createdAt: Date | string;
  };
  AddedChannel: {
    readonly channel: Of<'Channel'>;
    readonly secret: string | null | undefined;
  };
  ChannelConnection: {
    readonly edges: readonly Of<'ChannelEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  ChannelEdge: {
    readonly cursor: string;
    readonly node: Of<'Channel'>;
  };
  MailSettings: {
    readonly isOn: boolean;
    readonly locale: string;
    readonly digest: MailDigest;
    readonly digestMinute: number;
    readonly quietFrom: number | null | undefined;
    readonly quietUntil: number | null | undefined;
    readonly timeZone: string;
    readonly waiting: number;
    readonly failure: string | null | undefined;
  };
  Notice: {
    readonly id: string;
    readonly event: string;
    readonly sentence: string;
    readonly path: string | null | undefined;
    readonly storeId: string | null | undefined;
    readonly count: number;
    readonly at: Date | string;
    readonly readAt: Date | string | null | undefined;
  };
  NoticeChoice: {
    readonly event: string;
    readonly name: string;
    readonly isTold: boolean;
    readonly isMailed: boolean;
    readonly mayChange: boolean;
  };
  NoticeConnection: {
    readonly edges: readonly Of<'NoticeEdge'>[];
    readonly pageInfo: Of<'PageInfo'>;
  };
  NoticeEdge: {
    readonly cursor: string;
    readonly node: Of<'Notice'>;
  };
}

/** What each type is made of: its source, or what its fields without a resolver give. */
interface Made {
  PageInfo: Types['PageInfo'];
  Channel: Sources['Channel'];
  AddedChannel: Types['AddedChannel'];
  Store: Reference;
  ChannelConnection: Types['ChannelConnection'];
  ChannelEdge: Types['ChannelEdge'];
  MailSettings: Types['MailSettings'];
  Notice: Types['Notice'];
  NoticeChoice: Types['NoticeChoice'];
  NoticeConnection: Types['NoticeConnection'];
  NoticeEdge: Types['NoticeEdge'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [
  Fits<Sources['Channel'], Pick<Types['Channel'], 'id' | 'kind' | 'name' | 'withShop' | 'host' | 'events' | 'locale' | 'quietFrom' | 'quietUntil' | 'timeZone' | 'createdBy' | 'createdAt'>>,
];

interface Gives {
  'Query.channels': Of<'ChannelConnection'>;
  'Query.mailSettings': Of<'MailSettings'>;
  'Query.notices': Of<'NoticeConnection'>;
  'Query.unreadNotices': number;
  'Query.noticeChoices': readonly Of<'NoticeChoice'>[];
  'Mutation.addChannel': Of<'AddedChannel'>;
  'Mutation.changeChannel': Of<'Channel'>;
  'Mutation.stopChannel': Of<'Channel'>;
  'Mutation.testChannel': string | null | undefined;
  'Mutation.replayChannel': Of<'Channel'>;
  'Mutation.changeMailSettings': Of<'MailSettings'>;
  'Mutation.readNotices': number;
  'Mutation.chooseNotice': Of<'NoticeChoice'>;
  'Channel.store': Of<'Store'> | null | undefined;
  'Channel.waiting': number;
  'Channel.dead': number;
  'Channel.failure': string | null | undefined;
}
interface Takes {
  'Query.channels': QueryChannelsArgs;
  'Query.notices': QueryNoticesArgs;
  'Mutation.addChannel': MutationAddChannelArgs;
  'Mutation.changeChannel': MutationChangeChannelArgs;
  'Mutation.stopChannel': MutationStopChannelArgs;
  'Mutation.testChannel': MutationTestChannelArgs;
  'Mutation.replayChannel': MutationReplayChannelArgs;
  'Mutation.changeMailSettings': MutationChangeMailSettingsArgs;
  'Mutation.readNotices': MutationReadNoticesArgs;
  'Mutation.chooseNotice': MutationChooseNoticeArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Channel: ['id', 'kind', 'name', 'withShop', 'host', 'events', 'locale', 'quietFrom', 'quietUntil', 'timeZone', 'createdBy', 'createdAt'],
  AddedChannel: ['channel', 'secret'],
  Store: ['id'],
  ChannelConnection: ['edges', 'pageInfo'],
  ChannelEdge: ['cursor', 'node'],
  MailSettings: ['isOn', 'locale', 'digest', 'digestMinute', 'quietFrom', 'quietUntil', 'timeZone', 'waiting', 'failure'],
  Notice: ['id', 'event', 'sentence', 'path', 'storeId', 'count', 'at', 'readAt'],
  NoticeChoice: ['event', 'name', 'isTold', 'isMailed', 'mayChange'],
  NoticeConnection: ['edges', 'pageInfo'],
  NoticeEdge: ['cursor', 'node'],
});
