// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';
export type ChannelKind = 'wecom' | 'dingtalk' | 'feishu' | 'webhook';
export type MailDigest = 'at_once' | 'hourly' | 'daily';


export interface AddChannelInput {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly storeId?: string | null;
  readonly withShop?: boolean | null;
  readonly address: string;
  readonly secret?: string | null;
  readonly events: string[];
  readonly locale: string;
}

export interface ChangeChannelInput {
  readonly id: string;
  readonly events: string[];
  readonly quietFrom?: number | null;
  readonly quietUntil?: number | null;
  readonly timeZone: string;
}

export interface ChannelInput {
  readonly id: string;
}

export interface ChangeMailSettingsInput {
  readonly locale: string;
  readonly digest: MailDigest;
  readonly digestMinute: number;
  readonly quietFrom?: number | null;
  readonly quietUntil?: number | null;
  readonly timeZone: string;
}

export interface ReadNoticesInput {
  readonly ids?: string[] | null;
}

export interface ChooseNoticeInput {
  readonly event: string;
  readonly isTold?: boolean | null;
  readonly isMailed?: boolean | null;
}

export interface QueryChannelsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface QueryNoticesArgs {
  readonly unread?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface MutationAddChannelArgs {
  readonly input: AddChannelInput;
}

export interface MutationChangeChannelArgs {
  readonly input: ChangeChannelInput;
}

export interface MutationStopChannelArgs {
  readonly input: ChannelInput;
}

export interface MutationTestChannelArgs {
  readonly input: ChannelInput;
}

export interface MutationReplayChannelArgs {
  readonly input: ChannelInput;
}

export interface MutationChangeMailSettingsArgs {
  readonly input: ChangeMailSettingsInput;
}

export interface MutationReadNoticesArgs {
  readonly input: ReadNoticesInput;
}

export interface MutationChooseNoticeArgs {
  readonly input: ChooseNoticeInput;
}
