// Written by `npm run compose` from this service's SDL.
export type Platform = 'taobao' | 'tmall' | 'jd' | 'pdd' | 'douyin';
export type ClausePeriod = 'day' | 'week' | 'month' | 'quarter';
export type EndingKind = 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account' | 'shift';
export type PromotionFrequency = 'none' | 'monthly' | 'weekly' | 'major_only';
export type ServiceType = 'presale' | 'simple_aftersale' | 'full_aftersale';
export type StatutoryHoliday = 'new_year' | 'spring_festival' | 'qingming' | 'labour_day' | 'dragon_boat' | 'mid_autumn' | 'national_day';
export type TrafficSource = 'estimated' | 'declared' | 'measured';


export interface ReadNoticesInput {
  readonly ids?: string[] | null;
}

export interface ChooseNoticeInput {
  readonly event: string;
  readonly isTold: boolean;
}

export interface QueryNoticesArgs {
  readonly unread?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface MutationReadNoticesArgs {
  readonly input: ReadNoticesInput;
}

export interface MutationChooseNoticeArgs {
  readonly input: ChooseNoticeInput;
}
