import {
  clock,
  defineResponse,
  NO_BOTS,
  NO_COURTESY,
  NO_ROBOT_ROUNDS,
  OVERNIGHT,
  round,
  SAME_DAY,
  SERVICE_HOURS,
  TAOBAO,
  wholeSeconds,
} from './define.js';

const mean = {
  version: 1,
  purpose: 'average-response',
  formula: { zh: 'Σ 人工响应时长 ÷ 已回复轮次', en: 'Σ human response ÷ answered rounds' },
  numerator: { zh: '响应时长合计', en: 'sum of response times' },
  denominator: { zh: '窗口内已回复的轮次', en: 'answered rounds in the window' },
  unit: 'seconds',
  rounding: wholeSeconds,
} as const;

export const averageResponse = defineResponse({
  ...mean,
  key: 'avg_resp',
  platforms: ['generic'],
  name: { zh: '平均响应时长（通用）', en: 'Mean response time (generic)' },
  window: 'service-hours',
  exclusions: [NO_BOTS, NO_ROBOT_ROUNDS, SERVICE_HOURS, OVERNIGHT, NO_COURTESY],
  rule: { ...round, overnight: true },
  source: {
    confidence: 'I',
    reference: { zh: '本系统定义，按服务时间计算', en: 'definition of ours, within service hours' },
  },
  decision: '2026-11-22: unanswered rounds are not in the mean, they show in the three-minute rate.',
});

export const averageResponseTaobao = defineResponse({
  ...mean,
  key: 'avg_resp_tb',
  platforms: TAOBAO,
  name: { zh: '旺旺人工平均响应时长', en: 'Wangwang mean human response time' },
  formula: {
    zh: 'Σ min(轮次响应时长, 600秒) ÷ 人工轮次；当日未回复按600秒',
    en: 'Σ min(round response, 600 s) ÷ human rounds; unanswered the same day = 600 s',
  },
  numerator: { zh: '封顶后的响应时长合计', en: 'sum of capped response times' },
  denominator: { zh: '窗口内的人工轮次', en: 'human rounds in the window' },
  window: clock(8, 23),
  exclusions: [NO_BOTS, SAME_DAY, NO_ROBOT_ROUNDS, NO_COURTESY],
  rule: { ...round, capSeconds: 600, unanswered: 'capped' },
  source: {
    confidence: 'C',
    reference: { zh: 'diantuoyi.com/article/4966（2022 年）', en: 'diantuoyi.com/article/4966 (2022)' },
  },
  decision:
    '2026-11-22: the 2022 page is followed; an older page (wycfw.com) drops cross-day and unanswered rounds instead. Each sub-account has its own rounds.',
});

export const averageResponseJd = defineResponse({
  ...mean,
  key: 'avg_resp_jd',
  platforms: ['jd'],
  name: { zh: '咚咚平均响应时长', en: 'Dongdong mean response time' },
  window: clock(9, 23),
  exclusions: [
    NO_BOTS,
    SAME_DAY,
    { zh: '23:00–09:00 发起的会话不计', en: 'Sessions begun between 23:00 and 09:00 are left out' },
    {
      zh: '转留言的会话不计（按消息类型或系统提示识别）',
      en: 'Sessions that became a left message, by type or notice, are left out',
    },
    NO_COURTESY,
  ],
  rule: { ...round, botReply: 'ignored', windowTest: 'session-start' },
  source: {
    confidence: 'A',
    reference: {
      zh: '平台公告，转引自 maijiaw.com/article/505791',
      en: 'platform notice quoted at maijiaw.com/article/505791',
    },
  },
  decision: '2026-11-22: window by the start of the session, as the notice says.',
});

export const averageResponsePdd = defineResponse({
  ...mean,
  key: 'avg_resp_pdd',
  platforms: ['pdd'],
  name: { zh: '平均人工响应时长（拼多多）', en: 'Mean human response time (Pinduoduo)' },
  window: clock(8, 23),
  exclusions: [NO_BOTS, SAME_DAY, NO_COURTESY],
  rule: { ...round, botReply: 'ignored' },
  source: {
    confidence: 'B',
    reference: { zh: '平台导出列「平均人工响应时长」', en: 'export column 平均人工响应时长' },
  },
  decision:
    '2026-11-22: the column is named, its formula is not published; mean over answered rounds assumed.',
});

export const averageResponseDouyin = defineResponse({
  ...mean,
  key: 'avg_resp_dy',
  platforms: ['douyin'],
  name: { zh: '飞鸽平均响应时长', en: 'Feige mean response time' },
  window: clock(8, 23),
  exclusions: [
    NO_BOTS,
    SAME_DAY,
    {
      zh: '每次会话中转人工之前写给机器人的消息不计（按该会话的转接记录；没有转接记录、或转接前已有人工回复的会话全部计入）',
      en: 'What was written to the robot of a session before its transfer to a human is left out; of a session without one on record, or where a human wrote before it, all counts',
    },
    NO_COURTESY,
  ],
  rule: { ...round, botReply: 'ignored', afterTransferOnly: true },
  source: {
    confidence: 'B',
    reference: {
      zh: '平台导出列「工作时间平响时长」；lipindaifa.com/issued/143158',
      en: 'export columns 工作时间平响时长; lipindaifa.com/issued/143158',
    },
  },
  decision:
    '2026-11-22: working-time column followed (08:00–23:00); the formula of the newer column 新平均响应时长 was not found and is not computed.',
});
