import { addDays, BusinessDate, ClockWindow } from './clock.js';
import { Bilingual, Metric, MetricId, MetricPurpose, Platform, ResponseRule } from './metric.js';

const clock = (from: number, to: number): ClockWindow => ({ fromMinute: from * 60, toMinute: to * 60 });

const ALL: readonly Platform[] = ['taobao', 'tmall', 'jd', 'pdd', 'douyin', 'generic'];
const TAOBAO: readonly Platform[] = ['taobao', 'tmall'];

const HUMAN: Bilingual = {
  zh: '人工客服发出的消息（含以客服账号发出的辅助回复）',
  en: 'Messages of a human agent, including assisted replies sent under the agent’s account',
};
const NO_BOTS: Bilingual = {
  zh: '机器人、欢迎语、系统消息、撤回的消息不算回复',
  en: 'Robots, greetings, system messages and recalled messages are no reply',
};
const SAME_DAY: Bilingual = {
  zh: '当日未回复即为未回复，次日的回复不补算',
  en: 'Unanswered by midnight is unanswered; a reply of the next day does not repair it',
};

const wholeSeconds = { places: 0, mode: 'half-even' } as const;
const rate = { places: 4, mode: 'half-even' } as const;
const whole = { places: 0, mode: 'half-even' } as const;

const round: ResponseRule = {
  unit: 'round',
  judgedBy: 'first-reply',
  thresholdSeconds: null,
  capSeconds: null,
  unanswered: 'excluded',
  windowTest: 'question',
  botReply: 'ends-round',
  afterTransferOnly: false,
};

type Entry = Omit<Metric, 'id' | 'timeZone' | 'sender' | 'maturityDays' | 'validFrom' | 'validTo'> &
  Partial<Pick<Metric, 'sender' | 'maturityDays' | 'validFrom' | 'validTo'>>;

const define = (entry: Entry): Metric => ({
  validFrom: null,
  validTo: null,
  sender: HUMAN,
  maturityDays: 0,
  ...entry,
  id: `${entry.key}@${entry.version}`,
  timeZone: 'Asia/Shanghai',
});

const resp3mTaobao = {
  key: 'resp3m_tb',
  purpose: 'three-minute',
  platforms: TAOBAO,
  name: { zh: '旺旺人工3分钟响应率（轮次）', en: 'Wangwang human 3-minute response rate (rounds)' },
  formula: {
    zh: '3分钟内回复的对话轮次 ÷ 全部对话轮次',
    en: 'rounds answered within 3 minutes ÷ all rounds',
  },
  numerator: { zh: '180秒内得到人工回复的轮次', en: 'rounds with a human reply within 180 s' },
  denominator: { zh: '窗口内的人工轮次', en: 'human rounds in the window' },
  unit: 'fraction',
  exclusions: [
    NO_BOTS,
    SAME_DAY,
    {
      zh: '全自动机器人接待的轮次不计入分子分母',
      en: 'Rounds handled by a robot alone are left out of both',
    },
  ],
  rounding: rate,
  origin: 'messages',
  rule: { ...round, thresholdSeconds: 180, unanswered: 'missed', windowTest: 'question-or-answer' },
} as const;

const counted = (
  key: string,
  purpose: MetricPurpose,
  name: Bilingual,
  formula: Bilingual,
  rest: Pick<Metric, 'unit' | 'origin' | 'source' | 'decision'> & Partial<Metric>,
): Metric =>
  define({
    key,
    version: 1,
    purpose,
    platforms: ALL,
    name,
    formula,
    numerator: formula,
    denominator: null,
    window: null,
    exclusions: [],
    rounding: whole,
    rule: null,
    ...rest,
  });

/** Every definition ever in force. Rows are only added or given a `validTo`; a changed rule is a new version. */
export const METRICS: readonly Metric[] = [
  counted(
    'consult_users',
    'consulted',
    { zh: '咨询人数', en: 'Inquirers' },
    { zh: '当日发过消息的去重买家数', en: 'distinct buyers who wrote on the day' },
    {
      unit: 'people',
      origin: 'messages',
      source: {
        confidence: 'B',
        reference: { zh: 'plnmw.com；平台导出列「咨询人数」', en: 'plnmw.com; export column 咨询人数' },
      },
      decision: '2026-11-22: = received + not received; several sessions of one buyer on a day count once.',
    },
  ),
  counted(
    'recv_users',
    'received',
    { zh: '接待人数', en: 'Received (buyer × agent)' },
    {
      zh: '当日买家与客服互相各发过至少一条消息的“买家×客服”数',
      en: 'buyer × agent pairs that each sent at least one message on the day, whoever began',
    },
    {
      unit: 'people',
      origin: 'messages',
      exclusions: [NO_BOTS],
      source: {
        confidence: 'A',
        reference: {
          zh: '淘宝开放平台接口 taobao.wangwang.eservice.receivenum.get',
          en: 'Taobao API taobao.wangwang.eservice.receivenum.get',
        },
      },
      decision:
        '2026-11-22: a pair counts once a day; a buyer served by two agents counts for both, as the platform does.',
    },
  ),
  counted(
    'noreply_users',
    'no-reply',
    { zh: '未回复人数', en: 'Buyers without reply' },
    {
      zh: '当日发过消息而没有收到任何人工消息的买家数',
      en: 'buyers who wrote and got no human message that day',
    },
    {
      unit: 'people',
      origin: 'messages',
      exclusions: [NO_BOTS],
      source: {
        confidence: 'A',
        reference: {
          zh: '淘宝开放平台接口 taobao.wangwang.eservice.noreplynum.get',
          en: 'Taobao API taobao.wangwang.eservice.noreplynum.get',
        },
      },
      decision: '2026-11-22: a buyer whom only a robot answered is counted as not replied.',
    },
  ),
  define({
    key: 'first_response_avg',
    version: 1,
    purpose: 'first-response',
    platforms: ALL,
    name: { zh: '平均首次响应时长', en: 'Mean first response time' },
    formula: {
      zh: 'Σ 会话首次人工响应时长 ÷ 有人工响应的会话数',
      en: 'Σ first human response of a session ÷ sessions with a human response',
    },
    numerator: { zh: '首次响应时长合计', en: 'sum of first response times' },
    denominator: { zh: '有首次响应的会话数', en: 'sessions with a first response' },
    unit: 'seconds',
    window: null,
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: wholeSeconds,
    origin: 'messages',
    rule: { ...round, unit: 'session' },
    source: {
      confidence: 'C',
      reference: {
        zh: '客服行业通行算法；平台导出列「首次响应时长（秒）」',
        en: 'common practice of support desks; column 首次响应时长（秒）',
      },
    },
    decision:
      '2026-11-22: clock starts at the first buyer message that no robot settled; a re-opened conversation is a new session.',
  }),
  define({
    key: 'avg_resp',
    version: 1,
    purpose: 'average-response',
    platforms: ['generic'],
    name: { zh: '平均响应时长（通用）', en: 'Mean response time (generic)' },
    formula: { zh: 'Σ 轮次响应时长 ÷ 已回复轮次', en: 'Σ round response ÷ answered rounds' },
    numerator: { zh: '响应时长合计', en: 'sum of response times' },
    denominator: { zh: '已回复轮次', en: 'answered rounds' },
    unit: 'seconds',
    window: null,
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: wholeSeconds,
    origin: 'messages',
    rule: round,
    source: {
      confidence: 'C',
      reference: { zh: '本系统定义，全天计算', en: 'definition of ours, whole day' },
    },
    decision: '2026-11-22: unanswered rounds are not in the mean, they show in the three-minute rate.',
  }),
  define({
    key: 'avg_resp_tb',
    version: 1,
    purpose: 'average-response',
    platforms: TAOBAO,
    name: { zh: '旺旺人工平均响应时长', en: 'Wangwang mean human response time' },
    formula: {
      zh: 'Σ min(轮次响应时长, 600秒) ÷ 人工轮次；当日未回复按600秒',
      en: 'Σ min(round response, 600 s) ÷ human rounds; unanswered the same day = 600 s',
    },
    numerator: { zh: '封顶后的响应时长合计', en: 'sum of capped response times' },
    denominator: { zh: '窗口内的人工轮次', en: 'human rounds in the window' },
    unit: 'seconds',
    window: clock(8, 23),
    exclusions: [
      NO_BOTS,
      SAME_DAY,
      {
        zh: '全自动机器人接待的轮次不计入分子分母',
        en: 'Rounds handled by a robot alone are left out of both',
      },
    ],
    rounding: wholeSeconds,
    origin: 'messages',
    rule: { ...round, capSeconds: 600, unanswered: 'capped' },
    source: {
      confidence: 'C',
      reference: { zh: 'diantuoyi.com/article/4966（2022 年）', en: 'diantuoyi.com/article/4966 (2022)' },
    },
    decision:
      '2026-11-22: the 2022 page is followed; an older page (wycfw.com) drops cross-day and unanswered rounds instead. Each sub-account has its own rounds.',
  }),
  define({
    key: 'avg_resp_jd',
    version: 1,
    purpose: 'average-response',
    platforms: ['jd'],
    name: { zh: '咚咚平均响应时长', en: 'Dongdong mean response time' },
    formula: { zh: 'Σ 人工响应时长 ÷ 已回复轮次', en: 'Σ human response ÷ answered rounds' },
    numerator: { zh: '响应时长合计', en: 'sum of response times' },
    denominator: { zh: '已回复轮次', en: 'answered rounds' },
    unit: 'seconds',
    window: clock(9, 23),
    exclusions: [
      NO_BOTS,
      SAME_DAY,
      { zh: '23:00–09:00 发起的会话不计', en: 'Sessions begun between 23:00 and 09:00 are left out' },
      { zh: '转留言的会话不计', en: 'Sessions that became a left message are left out' },
    ],
    rounding: wholeSeconds,
    origin: 'messages',
    rule: { ...round, botReply: 'ignored', windowTest: 'session-start' },
    source: {
      confidence: 'A',
      reference: {
        zh: '平台公告，转引自 maijiaw.com/article/505791',
        en: 'platform notice quoted at maijiaw.com/article/505791',
      },
    },
    decision: '2026-11-22: window by the start of the session, as the notice says.',
  }),
  define({
    key: 'avg_resp_pdd',
    version: 1,
    purpose: 'average-response',
    platforms: ['pdd'],
    name: { zh: '平均人工响应时长（拼多多）', en: 'Mean human response time (Pinduoduo)' },
    formula: { zh: 'Σ 人工响应时长 ÷ 已回复轮次', en: 'Σ human response ÷ answered rounds' },
    numerator: { zh: '响应时长合计', en: 'sum of response times' },
    denominator: { zh: '已回复轮次', en: 'answered rounds' },
    unit: 'seconds',
    window: clock(8, 23),
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: wholeSeconds,
    origin: 'messages',
    rule: { ...round, botReply: 'ignored' },
    source: {
      confidence: 'B',
      reference: { zh: '平台导出列「平均人工响应时长」', en: 'export column 平均人工响应时长' },
    },
    decision:
      '2026-11-22: the column is named, its formula is not published; mean over answered rounds assumed.',
  }),
  define({
    key: 'avg_resp_dy',
    version: 1,
    purpose: 'average-response',
    platforms: ['douyin'],
    name: { zh: '飞鸽平均响应时长', en: 'Feige mean response time' },
    formula: { zh: 'Σ 人工响应时长 ÷ 已回复轮次', en: 'Σ human response ÷ answered rounds' },
    numerator: { zh: '响应时长合计', en: 'sum of response times' },
    denominator: { zh: '已回复轮次', en: 'answered rounds' },
    unit: 'seconds',
    window: clock(8, 23),
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: wholeSeconds,
    origin: 'messages',
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
  }),
  ...(['median', 'p90'] as const).map((which) =>
    define({
      key: which === 'median' ? 'resp_p50' : 'resp_p90',
      version: 1,
      purpose: `${which}-response`,
      platforms: ALL,
      name:
        which === 'median'
          ? { zh: '响应时长中位数', en: 'Median response time' }
          : { zh: '响应时长P90', en: 'P90 response time' },
      formula: {
        zh: '已回复轮次响应时长的分位数（由分桶估计）',
        en: 'quantile of answered rounds, estimated from buckets',
      },
      numerator: { zh: '已回复轮次的分桶计数', en: 'bucket counts of answered rounds' },
      denominator: { zh: '已回复轮次', en: 'answered rounds' },
      unit: 'seconds',
      window: null,
      exclusions: [NO_BOTS, SAME_DAY],
      rounding: wholeSeconds,
      origin: 'messages',
      rule: round,
      source: { confidence: 'I', reference: { zh: '本系统定义', en: 'definition of ours' } },
      decision:
        '2026-11-22: fixed buckets, so that any period and any group is a sum; error at most one bucket.',
    }),
  ),
  define({
    key: 'resp3m',
    version: 1,
    purpose: 'three-minute',
    platforms: ['generic'],
    name: { zh: '3分钟人工响应率（通用，轮次）', en: '3-minute response rate (generic, rounds)' },
    formula: { zh: '3分钟内回复的轮次 ÷ 全部轮次', en: 'rounds answered within 3 minutes ÷ all rounds' },
    numerator: { zh: '180秒内得到人工回复的轮次', en: 'rounds with a human reply within 180 s' },
    denominator: { zh: '全部人工轮次', en: 'all human rounds' },
    unit: 'fraction',
    window: null,
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: rate,
    origin: 'messages',
    rule: { ...round, thresholdSeconds: 180, unanswered: 'missed' },
    source: {
      confidence: 'I',
      reference: { zh: '本系统定义，全天计算', en: 'definition of ours, whole day' },
    },
    decision: '2026-11-22: also answers for platforms that publish no three-minute rate of their own.',
  }),
  define({
    ...resp3mTaobao,
    version: 1,
    validTo: '2023-12-31',
    window: clock(8, 24),
    source: {
      confidence: 'C',
      reference: {
        zh: 'dingjiuxi.cn/tbnews/14066（2023 年 4 月）',
        en: 'dingjiuxi.cn/tbnews/14066 (2023-04)',
      },
    },
    decision:
      '2026-11-22: 08:00–24:00 as of the 2023 page. The day of the change is not published; the end of 2023 is assumed.',
  }),
  define({
    ...resp3mTaobao,
    version: 2,
    validFrom: '2024-01-01',
    window: clock(8, 23),
    source: {
      confidence: 'C',
      reference: { zh: 'g8108.cn/edu/article/1108（2025 年）', en: 'g8108.cn/edu/article/1108 (2025)' },
    },
    decision:
      '2026-11-22: 08:00–23:00; asked outside the window but answered inside is said to count, and does.',
  }),
  define({
    key: 'reply3m_dy_sess',
    version: 1,
    purpose: 'three-minute',
    platforms: ['douyin'],
    name: { zh: '飞鸽3分钟人工回复率（会话）', en: 'Feige 3-minute human reply rate (sessions)' },
    formula: {
      zh: '每轮均在3分钟内回复的会话 ÷ 转人工后买家发过消息的会话',
      en: 'sessions with every turn answered within 3 minutes ÷ sessions with a buyer message after transfer to a human',
    },
    numerator: {
      zh: '每轮均在180秒内得到人工回复的会话',
      en: 'sessions with every turn answered within 180 s',
    },
    denominator: {
      zh: '窗口内转人工后有买家消息的会话',
      en: 'sessions with a buyer message in the window after transfer',
    },
    unit: 'fraction',
    window: clock(8, 23),
    exclusions: [
      NO_BOTS,
      SAME_DAY,
      { zh: '未分配到客服的会话计0分', en: 'A session without an agent scores 0' },
    ],
    rounding: rate,
    origin: 'messages',
    rule: {
      ...round,
      unit: 'session',
      judgedBy: 'every-reply',
      thresholdSeconds: 180,
      unanswered: 'missed',
      botReply: 'ignored',
      afterTransferOnly: true,
    },
    source: {
      confidence: 'C',
      reference: {
        zh: 'mip.xhstdz.com/news/6080；平台导出中两列并存',
        en: 'mip.xhstdz.com/news/6080; both columns in the export',
      },
    },
    decision:
      '2026-11-22: default of the two Douyin variants. Any turn over 3 minutes scores the session 0, which makes the published condition on the mean redundant.',
  }),
  define({
    key: 'reply3m_dy_msg',
    version: 1,
    purpose: 'three-minute-message',
    platforms: ['douyin'],
    name: { zh: '飞鸽3分钟人工回复率（消息）', en: 'Feige 3-minute human reply rate (messages)' },
    formula: {
      zh: '3分钟内得到人工回复的买家消息 ÷ 买家消息',
      en: 'buyer messages answered by a human within 3 minutes ÷ buyer messages',
    },
    numerator: { zh: '180秒内得到人工回复的买家消息', en: 'buyer messages with a human reply within 180 s' },
    denominator: { zh: '窗口内的买家消息', en: 'buyer messages in the window' },
    unit: 'fraction',
    window: clock(8, 23),
    exclusions: [NO_BOTS, SAME_DAY],
    rounding: rate,
    origin: 'messages',
    rule: {
      ...round,
      unit: 'message',
      judgedBy: 'every-reply',
      thresholdSeconds: 180,
      unanswered: 'missed',
      botReply: 'ignored',
      afterTransferOnly: true,
    },
    source: { confidence: 'C', reference: { zh: 'plnmw.com', en: 'plnmw.com' } },
    decision: '2026-11-22: stored beside the session variant; the two are never mixed.',
  }),
  define({
    key: 'reply3m_pdd',
    version: 1,
    purpose: 'three-minute',
    platforms: ['pdd'],
    name: { zh: '3分钟人工回复率(8-23点)（人）', en: '3-minute human reply rate (08–23, people)' },
    formula: {
      zh: '（需人工回复的咨询人数 − 3分钟未回复人数）÷ 需人工回复的咨询人数',
      en: '(buyers needing a human reply − not answered within 3 minutes) ÷ buyers needing a human reply',
    },
    numerator: {
      zh: '每次提问均在180秒内得到人工回复的买家',
      en: 'buyers whose every question got a human reply within 180 s',
    },
    denominator: { zh: '窗口内需要人工回复的买家', en: 'buyers needing a human reply in the window' },
    unit: 'fraction',
    window: clock(8, 23),
    exclusions: [NO_BOTS, SAME_DAY],
    maturityDays: 3,
    rounding: rate,
    origin: 'messages',
    rule: {
      ...round,
      unit: 'buyer',
      judgedBy: 'every-reply',
      thresholdSeconds: 180,
      unanswered: 'missed',
      botReply: 'ignored',
    },
    source: {
      confidence: 'I',
      reference: {
        zh: '由平台导出列「需要人工回复的咨询人数」「3分钟未回复人数」推断',
        en: 'inferred from the export columns 需要人工回复的咨询人数, 3分钟未回复人数',
      },
    },
    decision:
      '2026-11-22: no authoritative formula found. One page says 09:00–21:00, the export header says 8-23点 and is followed. Judged once per buyer and day, on the agent of the first missed reply.',
  }),
  define({
    key: 'first30_jd',
    version: 1,
    purpose: 'thirty-second',
    platforms: ['jd'],
    name: { zh: '咚咚首次30秒应答率（会话）', en: 'Dongdong first answer within 30 s (sessions)' },
    formula: {
      zh: '30秒内人工首次应答的会话 ÷ 会话',
      en: 'sessions first answered by a human within 30 s ÷ sessions',
    },
    numerator: { zh: '30秒内人工首次应答的会话', en: 'sessions first answered within 30 s' },
    denominator: { zh: '09:00–23:00 发起的会话', en: 'sessions begun 09:00–23:00' },
    unit: 'fraction',
    window: clock(9, 23),
    exclusions: [
      NO_BOTS,
      { zh: '23:00–09:00 发起的会话不计', en: 'Sessions begun between 23:00 and 09:00 are left out' },
      { zh: '转留言的会话不计', en: 'Sessions that became a left message are left out' },
    ],
    rounding: rate,
    origin: 'messages',
    rule: {
      ...round,
      unit: 'session',
      thresholdSeconds: 30,
      unanswered: 'missed',
      windowTest: 'session-start',
      botReply: 'ignored',
    },
    source: {
      confidence: 'A',
      reference: {
        zh: '平台公告，转引自 maijiaw.com/article/505791',
        en: 'platform notice quoted at maijiaw.com/article/505791',
      },
    },
    decision:
      '2026-11-22: first answer only; a second page saying "every message" contradicts the notice and is not followed.',
  }),
  define({
    key: 'resp30_pdd',
    version: 1,
    purpose: 'thirty-second',
    platforms: ['pdd'],
    name: { zh: '30秒应答率(8-23点)', en: '30-second answer rate (08–23)' },
    formula: { zh: '以平台导出为准', en: 'as exported by the platform' },
    numerator: { zh: '以平台导出为准', en: 'as exported by the platform' },
    denominator: { zh: '需要人工回复的咨询人数', en: 'buyers needing a human reply' },
    unit: 'fraction',
    window: clock(8, 23),
    exclusions: [],
    rounding: rate,
    origin: 'export',
    rule: null,
    source: {
      confidence: 'B',
      reference: { zh: '平台导出列「30秒应答率(8-23点)」', en: 'export column 30秒应答率(8-23点)' },
    },
    decision: '2026-11-22: formula not found, so it is shown from the export and never recomputed.',
  }),
  counted(
    'orders',
    'orders',
    { zh: '下单数', en: 'Orders' },
    {
      zh: '当日下单的去重订单数，含未付款',
      en: 'distinct orders placed on the day, paid or not',
    },
    {
      unit: 'count',
      origin: 'orders',
      source: { confidence: 'I', reference: { zh: '店铺导出的订单表', en: 'the shop’s order export' } },
      decision:
        '2026-11-22: every order of the shop by the day it was placed, not only those an agent is credited with; refunds do not remove it.',
    },
  ),
  define({
    key: 'conv_next',
    version: 1,
    purpose: 'next-day-conversion',
    platforms: ALL,
    name: { zh: '询单→次日付款转化率', en: 'Inquiry → next-day payment conversion' },
    formula: {
      zh: '次日24点前付款的询单人数 ÷ 询单人数',
      en: 'inquiry users who paid by the end of the next day ÷ inquiry users',
    },
    numerator: { zh: '次日24点前付款的询单人数', en: 'inquiry users paid by the end of the next day' },
    denominator: { zh: '询单人数', en: 'inquiry users' },
    unit: 'fraction',
    window: null,
    exclusions: [
      {
        zh: '咨询时已下单（售后咨询）的买家不计',
        en: 'Buyers who had already ordered when asking (after-sales) are left out',
      },
      { zh: '当日未被接待的买家不计', en: 'Buyers nobody received that day are left out' },
    ],
    maturityDays: 2,
    rounding: rate,
    origin: 'orders',
    rule: null,
    source: {
      confidence: 'C',
      reference: { zh: 'plnmw.com 咨询服务页', en: 'plnmw.com ConsultingServices' },
    },
    decision:
      '2026-11-22: a payment counts only after the inquiry; provisional until the day after the next.',
  }),
  counted(
    'aftersale_count',
    'after-sales',
    { zh: '售后件数', en: 'After-sales records' },
    { zh: '当日登记的售后记录数', en: 'after-sales records opened on the day' },
    {
      unit: 'count',
      origin: 'records',
      source: {
        confidence: 'I',
        reference: { zh: '日报售后逐条列出，一条记录计一件', en: 'one row per record in the daily report' },
      },
      decision: '2026-11-22: counted by the day the record was opened, whatever its outcome.',
    },
  ),
  define({
    key: 'qc_cov',
    version: 1,
    purpose: 'review-coverage',
    platforms: ALL,
    name: { zh: '次日质检覆盖率', en: 'Next-day review coverage' },
    formula: {
      zh: '次日至少被质检一次的客服 ÷ 当日有接待的客服',
      en: 'agents with at least one review the next day ÷ agents with chats',
    },
    numerator: { zh: '次日被质检的客服', en: 'agents reviewed the next day' },
    denominator: { zh: '当日有接待的客服', en: 'agents with chats' },
    unit: 'fraction',
    window: null,
    exclusions: [],
    maturityDays: 2,
    rounding: rate,
    origin: 'reviews',
    rule: null,
    source: {
      confidence: 'A',
      reference: {
        zh: '服务方标准：每位客服次日必检',
        en: 'service standard of the provider: every agent, the next day',
      },
    },
    decision:
      '2026-11-22: a review counts for the day whose chats it judges, if made no later than the next day.',
  }),
];

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

/** @throws RangeError for an id that was never defined. */
export function getMetric(id: string): Metric {
  const metric = byId.get(id as MetricId);
  if (!metric) throw new RangeError(`Unknown metric ${id}`);
  return metric;
}

const isValidOn = (metric: Metric, on: BusinessDate): boolean =>
  (metric.validFrom === null || metric.validFrom <= on) && (metric.validTo === null || on <= metric.validTo);

/**
 * The definition in force: the platform's own, else the generic one, else null.
 * Null means that the platform has no such number (a 30-second rate on Tmall): print "no data", never 0.
 */
export function metricFor(platform: Platform, purpose: MetricPurpose, on: BusinessDate): Metric | null {
  const valid = METRICS.filter((metric) => metric.purpose === purpose && isValidOn(metric, on));
  const newest = (candidates: Metric[]): Metric | null =>
    candidates.reduce<Metric | null>(
      (best, m) => (best === null || m.version > best.version ? m : best),
      null,
    );
  return (
    newest(valid.filter((metric) => metric.platforms.includes(platform))) ??
    newest(valid.filter((metric) => metric.platforms.includes('generic')))
  );
}

/** Whether the number of a business date has stopped moving, seen from the business date `asOf`. */
export const isMature = (metric: Metric, on: BusinessDate, asOf: BusinessDate): boolean =>
  asOf > on && asOf >= addDays(on, metric.maturityDays);
