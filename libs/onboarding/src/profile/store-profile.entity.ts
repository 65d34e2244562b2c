import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Defaulted } from '@zuoxi/platform/database';
import { keptSources } from '@zuoxi/published';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type { PromotionFrequency, ServiceType, StatutoryHoliday, TrafficSource } from '../api.types.js';
import type { FactSources } from './profile.facts.js';

/** What a shop said of itself; each change is a version of its own. */
@Entity({ schema: 'onboarding', name: 'store_profile' })
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
  @Column('text', { array: true, default: '{}' }) servedHolidays!: Defaulted<StatutoryHoliday[]>;
  @Column('text') trafficSource!: TrafficSource;
  /** How long one row of the shop's own table was; null: it gave none. */
  @Column('int', { nullable: true }) trafficIntervalMinutes!: number | null;
  /** Where each fact comes from; a fact that nobody gave has no source. */
  @Column('jsonb', { default: {}, transformer: keptSources }) sources!: Defaulted<FactSources>;
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
}
