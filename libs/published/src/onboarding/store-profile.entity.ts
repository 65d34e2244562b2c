import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  keptDocument,
  type PromotionFrequency,
  type ProviderId,
  type ServiceType,
  type StatutoryHoliday,
  type StoreId,
} from '@zuoxi/vocabulary';

/** Half hours are the usual shape of a day, told by the shop, or measured. */
export type TrafficSource = 'estimated' | 'declared' | 'measured';

type Fact =
  | 'presaleAgents'
  | 'averageDailyInquiries'
  | 'traffic'
  | 'promotionFrequency'
  | 'serviceType'
  | 'serviceTime'
  | 'mealBreaks'
  | 'servedHolidays';
/** Said by the shop; in its own table; the usual, which nobody contradicted; the usual shape of a day. */
export type FactSources = Partial<Record<Fact, 'declared' | 'file' | 'assumed' | 'estimated'>>;

export const keptSources = keptDocument<FactSources>('sources of a profile');

/** What a shop said of itself; each change is a version of its own. */
@Entity({ schema: 'onboarding_pub', name: 'store_profile', synchronize: false })
export class StoreProfile {
  @PrimaryColumn('uuid') providerId!: ProviderId;
  @PrimaryColumn('uuid') storeId!: StoreId;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') version!: number;
  @Column('int', { nullable: true }) presaleAgents!: number | null;
  @Column('int', { nullable: true }) averageDailyInquiries!: number | null;
  @Column('text') promotionFrequency!: PromotionFrequency;
  @Column('text') serviceType!: ServiceType;
  /** Minutes of the day; the end may lie beyond midnight. */
  @Column('int') serviceStartMinute!: number;
  @Column('int') serviceEndMinute!: number;
  @Column('int') mealBreaks!: number;
  @Column('int') mealBreakMinutes!: number;
  @Column('text', { array: true }) servedHolidays!: StatutoryHoliday[];
  @Column('text') trafficSource!: TrafficSource;
  /** How long one row of the shop’s own table was; null: it gave none. */
  @Column('int', { nullable: true }) trafficIntervalMinutes!: number | null;
  /** Where each fact comes from; a fact that nobody gave has no source. */
  @Column('jsonb', { transformer: keptSources }) sources!: FactSources;
  @Column('timestamptz') createdAt!: Date;
}
