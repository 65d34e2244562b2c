// Written by `npm run compose` from this service's SDL.
import { resolversOf } from '@zuoxi/platform/graphql';
import type { QueryNoticesArgs, MutationReadNoticesArgs, MutationChooseNoticeArgs } from './api.types.js';

/** What a field of each type gives. */
export interface Types {
  PageInfo: {
    readonly endCursor: string | null | undefined;
    readonly hasNextPage: boolean;
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
  Notice: Types['Notice'];
  NoticeChoice: Types['NoticeChoice'];
  NoticeConnection: Types['NoticeConnection'];
  NoticeEdge: Types['NoticeEdge'];
}
export type Of<Name extends keyof Made> = Made[Name];

/** A source does not compile without every field that no resolver answers. */
export type Sound = [

];

interface Gives {
  'Query.notices': Of<'NoticeConnection'>;
  'Query.unreadNotices': number;
  'Query.noticeChoices': readonly Of<'NoticeChoice'>[];
  'Mutation.readNotices': number;
  'Mutation.chooseNotice': Of<'NoticeChoice'>;

}
interface Takes {
  'Query.notices': QueryNoticesArgs;
  'Mutation.readNotices': MutationReadNoticesArgs;
  'Mutation.chooseNotice': MutationChooseNoticeArgs;
}

/** Marks the method that answers a field, by its coordinate in the schema. */
export const Resolve = resolversOf<Made, Gives, Takes>({
  PageInfo: ['endCursor', 'hasNextPage'],
  Notice: ['id', 'event', 'sentence', 'path', 'storeId', 'count', 'at', 'readAt'],
  NoticeChoice: ['event', 'name', 'isTold', 'mayChange'],
  NoticeConnection: ['edges', 'pageInfo'],
  NoticeEdge: ['cursor', 'node'],
});
