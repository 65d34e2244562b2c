import type { ClockWindow } from '../clock.js';
import type { Bilingual, Definition, FileKind, Metric, Platform, Source } from '../metric.js';
import type { ResponseRule } from '../response-rule.js';
import { responseUnits } from '../responses.js';

export const clock = (from: number, to: number): ClockWindow => ({
  fromMinute: from * 60,
  toMinute: to * 60,
});

export const ALL: readonly Platform[] = ['taobao', 'tmall', 'jd', 'pdd', 'douyin', 'generic'];
export const TAOBAO: readonly Platform[] = ['taobao', 'tmall'];

const HUMAN: Bilingual = {
  zh: '人工客服发出的消息（含以客服账号发出的辅助回复）',
  en: 'Messages of a human agent, including assisted replies sent under the agent’s account',
};
export const NO_BOTS: Bilingual = {
  zh: '机器人、欢迎语、自动回复、系统消息、撤回的消息不算回复；红包、优惠券、商品和订单卡片不论由谁发出都不算答复（买家发来的算提问）',
  en: 'Robots, greetings, automatic replies, system messages and recalled messages are no reply; cards of goods, orders, coupons and red packets answer nothing, whoever sends them (a buyer’s asks)',
};
export const SAME_DAY: Bilingual = {
  zh: '当日未回复即为未回复，次日的回复不补算',
  en: 'Unanswered by midnight is unanswered; a reply of the next day does not repair it',
};
export const OVERNIGHT: Bilingual = {
  zh: '零点前提出、次日 06:00 前得到人工回复的，算已回复（06:00 整不算）',
  en: 'What was asked before midnight and answered by a human before 06:00 (not at it) is answered',
};
export const NO_COURTESY: Bilingual = {
  zh: '当日得到回复（人工或机器人，不论哪次会话）之后、或前一日得到人工回复之后的致谢、应答、表情（如“好的谢谢”）不算提问，即使另有提问待回复',
  en: 'Thanks, consent or emoji after an answer of the day (a human’s or a robot’s, in whichever session) or a human’s of the day before ask nothing, even while another question waits',
};
export const ROUND: Bilingual = {
  zh: '一轮从买家首条未得到回复的提问起，到首条人工回复止，其间的追问同属一轮；按会话的指标只看本会话。写明发给哪位客服、或转接记录写明由谁接手的，由该客服的回复作答；转接时尚未回复且没写明的一轮归此前接待的客服，没有则归接手者；其余任何客服的回复都算',
  en: 'A round goes from a buyer’s first unanswered question to the first human reply, with whatever is asked in between; metrics of sessions look at the session alone. What names an agent, or follows a transfer that names one, is answered by that agent; a round open at a transfer that names nobody is the former agent’s, else the new one’s; any other by whoever replies',
};
export const NO_ROBOT_ROUNDS: Bilingual = {
  zh: '全自动机器人接待的轮次（机器人答复后买家再问，或没有人再回复）不计入分子分母；再问另起一轮',
  en: 'Rounds handled by a robot alone (the buyer asks again after it, or no human follows) are left out of both; asking again begins another round',
};
export const SERVICE_HOURS: Bilingual = {
  zh: '服务时间之外提出的不计（按店铺资料的服务时间；未登记则全天）',
  en: 'What was asked outside service hours is left out (those of the shop’s profile; the whole day where it names none)',
};

/** Counted by our definition everywhere; the two platforms of Taobao's API have a number of the same name. */
export const OURS: Source = {
  confidence: 'I',
  reference: { zh: '本系统定义，按聊天记录计算', en: 'definition of ours, from the chats' },
};
export function taobaoApi(name: string): Readonly<Partial<Record<Platform, Source>>> {
  const source: Source = {
    confidence: 'A',
    reference: { zh: `淘宝开放平台接口 ${name}`, en: `Taobao API ${name}` },
  };
  return Object.fromEntries(TAOBAO.map((platform) => [platform, source]));
}

export const wholeSeconds = { places: 0, mode: 'half-even' } as const;
export const rate = { places: 4, mode: 'half-even' } as const;
export const whole = { places: 0, mode: 'half-even' } as const;

export const round: ResponseRule = {
  unit: 'round',
  judgedBy: 'first-reply',
  thresholdSeconds: null,
  capSeconds: null,
  unanswered: 'excluded',
  windowTest: 'question',
  botReply: 'ends-round',
  afterTransferOnly: false,
  overnight: false,
};

type Defaults =
  | 'sender'
  | 'maturityDays'
  | 'validFrom'
  | 'validTo'
  | 'rule'
  | 'quantile'
  | 'fact'
  | 'sourceOf'
  | 'needs'
  | 'isDraft'
  | 'partUnits';
type Entry = Omit<Definition, 'id' | 'timeZone' | Defaults> & Partial<Pick<Definition, Defaults>>;
type Implementation<M = Metric> = M extends Metric ? Pick<M, 'origin' | 'measure'> : never;

const usualNeeds: Readonly<Record<Metric['origin'], readonly FileKind[]>> = {
  messages: ['conversations'],
  inquiries: ['orders', 'conversations'],
  orders: ['orders'],
  sales: ['orders', 'conversations'],
  records: ['aftersales'],
  reviews: [],
  duty: [],
  export: [],
};

export const define = (entry: Entry & Implementation): Metric => {
  const id = `${entry.key}@${entry.version}` as const;
  return {
    validFrom: null,
    validTo: null,
    sender: HUMAN,
    maturityDays: 0,
    rule: null,
    quantile: null,
    fact: id,
    sourceOf: {},
    needs: usualNeeds[entry.origin],
    isDraft: false,
    partUnits: [
      entry.unit === 'seconds' || entry.unit === 'fen' ? entry.unit : 'count',
      entry.denominator === null ? null : 'count',
    ],
    ...entry,
    id,
    timeZone: 'Asia/Shanghai',
  };
};

/** A metric of response times, which its rule says whole. */
export const defineResponse = (entry: Entry & { readonly rule: ResponseRule }): Metric =>
  define({
    ...entry,
    exclusions: [...entry.exclusions, ROUND],
    origin: 'messages',
    measure: (day) => responseUnits(entry, day),
  });

/** A plain count. */
export const counted = (
  entry: Omit<Entry, 'platforms' | 'numerator' | 'denominator' | 'window' | 'rounding' | 'version'> &
    Partial<Pick<Entry, 'version'>> &
    Implementation,
): Metric =>
  define({
    platforms: ALL,
    version: 1,
    numerator: entry.formula,
    denominator: null,
    window: null,
    rounding: whole,
    ...entry,
  });
