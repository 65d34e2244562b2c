import type { Metric } from '../metric.js';
import { afterSaleCount } from './aftersale-count.js';
import {
  averageResponse,
  averageResponseDouyin,
  averageResponseJd,
  averageResponsePdd,
  averageResponseTaobao,
} from './avg-resp.js';
import { consultUsers } from './consult-users.js';
import { firstResponse } from './first-response-avg.js';
import { thirtySecondJd } from './first30-jd.js';
import { finalConversion, inquiryUsers, nextDayConversion } from './inquiries.js';
import { noReplyUsers } from './noreply-users.js';
import { orders } from './orders.js';
import { reviewCoverage } from './qc-cov.js';
import { receivedUsers, receptionPairs } from './recv-users.js';
import { threeMinutePdd, thirtySecondPdd } from './reply-pdd.js';
import { replyRatio } from './reply-ratio.js';
import { threeMinuteDouyin, threeMinuteMessagesDouyin } from './reply3m-douyin.js';
import { responseP50, responseP90 } from './resp-quantile.js';
import { threeMinute, threeMinuteTaobao, threeMinuteTaobao2023 } from './resp3m.js';
import { robotRounds } from './robot-rounds.js';
import {
  agentBuyers,
  agentSales,
  agentSalesShare,
  itemsPerBuyer,
  netSales,
  orderValue,
  refundedBuyers,
  refunds,
  shopSales,
  silentSales,
} from './sales.js';
import { seatCoverage } from './seat-cov.js';

/** Every definition ever in force. Rows are only added or given a `validTo`; a changed rule is a new version. */
export const METRICS: readonly Metric[] = [
  consultUsers,
  receptionPairs,
  receivedUsers,
  noReplyUsers,
  firstResponse,
  averageResponse,
  averageResponseTaobao,
  averageResponseJd,
  averageResponsePdd,
  averageResponseDouyin,
  responseP50,
  responseP90,
  threeMinute,
  threeMinuteTaobao2023,
  threeMinuteTaobao,
  threeMinuteDouyin,
  threeMinuteMessagesDouyin,
  threeMinutePdd,
  thirtySecondJd,
  thirtySecondPdd,
  replyRatio,
  robotRounds,
  orders,
  inquiryUsers,
  nextDayConversion,
  finalConversion,
  shopSales,
  agentSales,
  silentSales,
  agentSalesShare,
  agentBuyers,
  orderValue,
  itemsPerBuyer,
  refunds,
  refundedBuyers,
  netSales,
  afterSaleCount,
  reviewCoverage,
  seatCoverage,
];
