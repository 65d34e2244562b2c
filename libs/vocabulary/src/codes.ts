import type { Locale } from './terms.js';

/** Codes of one list in words; the pages' dictionaries, the log and messages take them from here. */
export type CodeWords<Code extends string = string> = Readonly<
  Record<Code, Readonly<Record<Locale, string>>>
>;

export const platformWords = {
  taobao: { 'zh-CN': '淘宝', 'en-US': 'Taobao' },
  tmall: { 'zh-CN': '天猫', 'en-US': 'Tmall' },
  jd: { 'zh-CN': '京东', 'en-US': 'JD' },
  pdd: { 'zh-CN': '拼多多', 'en-US': 'Pinduoduo' },
  douyin: { 'zh-CN': '抖音', 'en-US': 'Douyin' },
} satisfies CodeWords;
export const storeStatusWords = {
  lead: { 'zh-CN': '询价', 'en-US': 'Lead' },
  quoted: { 'zh-CN': '已报价', 'en-US': 'Quoted' },
  contracted: { 'zh-CN': '已签约', 'en-US': 'Contracted' },
  in_service: { 'zh-CN': '服务中', 'en-US': 'In service' },
  closed: { 'zh-CN': '已结束', 'en-US': 'Closed' },
  paused: { 'zh-CN': '已暂停', 'en-US': 'Paused' },
} satisfies CodeWords;
export const agentStatusWords = {
  active: { 'zh-CN': '在职', 'en-US': 'Active' },
  left: { 'zh-CN': '离职', 'en-US': 'Left' },
} satisfies CodeWords;
export const promotionWords = {
  none: { 'zh-CN': '很少', 'en-US': 'Rarely' },
  monthly: { 'zh-CN': '每月', 'en-US': 'Monthly' },
  weekly: { 'zh-CN': '每周', 'en-US': 'Weekly' },
  major_only: { 'zh-CN': '仅大型节点', 'en-US': 'Major events only' },
} satisfies CodeWords;
export const channelKindWords = {
  wecom: { 'zh-CN': '企业微信群机器人', 'en-US': 'WeCom group robot' },
  dingtalk: { 'zh-CN': '钉钉群机器人', 'en-US': 'DingTalk group robot' },
  feishu: { 'zh-CN': '飞书群机器人', 'en-US': 'Feishu group robot' },
  webhook: { 'zh-CN': 'Webhook（您的系统）', 'en-US': 'Webhook (your system)' },
} satisfies CodeWords;
export const importKindWords = {
  conversations: { 'zh-CN': '聊天记录', 'en-US': 'Conversations' },
  performance: { 'zh-CN': '客服绩效', 'en-US': 'Performance' },
  orders: { 'zh-CN': '订单', 'en-US': 'Orders' },
  aftersales: { 'zh-CN': '售后', 'en-US': 'After-sales' },
} satisfies CodeWords;
export const roleWords = {
  'provider-owner': { 'zh-CN': '公司负责人', 'en-US': 'Owner' },
  sales: { 'zh-CN': '销售', 'en-US': 'Sales' },
  'account-manager': { 'zh-CN': '客户经理', 'en-US': 'Account manager' },
  scheduler: { 'zh-CN': '排班员', 'en-US': 'Scheduler' },
  'team-leader': { 'zh-CN': '组长', 'en-US': 'Team leader' },
  'qc-inspector': { 'zh-CN': '质检员', 'en-US': 'QC inspector' },
  'qc-lead': { 'zh-CN': '质检主管', 'en-US': 'QC lead' },
  trainer: { 'zh-CN': '培训师', 'en-US': 'Trainer' },
  finance: { 'zh-CN': '财务', 'en-US': 'Finance' },
  hr: { 'zh-CN': '人事', 'en-US': 'HR' },
  agent: { 'zh-CN': '客服', 'en-US': 'Agent' },
  auditor: { 'zh-CN': '审计', 'en-US': 'Auditor' },
  'data-source': { 'zh-CN': '数据接口（API 密钥）', 'en-US': 'Data source (API key)' },
  'shop-owner': { 'zh-CN': '店主', 'en-US': 'Shop owner' },
  'shop-operations': { 'zh-CN': '店铺运营', 'en-US': 'Shop operations' },
  'shop-finance': { 'zh-CN': '店铺财务', 'en-US': 'Shop finance' },
} satisfies CodeWords;
export const subAccountRightWords = {
  chat: { 'zh-CN': '接待', 'en-US': 'Chats' },
  orders: { 'zh-CN': '订单与发货', 'en-US': 'Orders and dispatch' },
  refunds: { 'zh-CN': '退款售后', 'en-US': 'Refunds' },
  prices: { 'zh-CN': '改价', 'en-US': 'Prices' },
  goods: { 'zh-CN': '商品', 'en-US': 'Goods' },
  data: { 'zh-CN': '数据与导出', 'en-US': 'Figures and exports' },
  settings: { 'zh-CN': '店铺与账号设置', 'en-US': 'Settings and accounts' },
} satisfies CodeWords;
export const ownTeamWords = {
  never: { 'zh-CN': '一律不可', 'en-US': 'Never' },
  when_alone: { 'zh-CN': '团队外没有人能做时才可', 'en-US': 'Only where nobody outside it can' },
  always: { 'zh-CN': '可以', 'en-US': 'Allowed' },
} satisfies CodeWords;
export const serviceTypeWords = {
  presale: { 'zh-CN': '售前接待', 'en-US': 'Presale' },
  simple_aftersale: { 'zh-CN': '售前 + 简单售后', 'en-US': 'Presale + simple after-sales' },
  full_aftersale: { 'zh-CN': '售前 + 全部售后', 'en-US': 'Presale + full after-sales' },
} satisfies CodeWords;
export const quoteStatusWords = {
  draft: { 'zh-CN': '草稿', 'en-US': 'Draft' },
  sent: { 'zh-CN': '已发送', 'en-US': 'Sent' },
  accepted: { 'zh-CN': '已接受', 'en-US': 'Accepted' },
  expired: { 'zh-CN': '已过期', 'en-US': 'Expired' },
  lost: { 'zh-CN': '未成交', 'en-US': 'Lost' },
  superseded: { 'zh-CN': '已被新版替代', 'en-US': 'Superseded' },
} satisfies CodeWords;
export const contractStatusWords = {
  draft: { 'zh-CN': '草拟中', 'en-US': 'Draft' },
  signing: { 'zh-CN': '待签署', 'en-US': 'To be signed' },
  signed: { 'zh-CN': '已签署', 'en-US': 'Signed' },
  in_service: { 'zh-CN': '服务中', 'en-US': 'In service' },
  ended: { 'zh-CN': '已结束', 'en-US': 'Ended' },
} satisfies CodeWords;
export const partyWords = {
  client: { 'zh-CN': '甲方（店铺）', 'en-US': 'Client' },
  provider: { 'zh-CN': '乙方（客服公司）', 'en-US': 'Provider' },
} satisfies CodeWords;
export const windowWords = {
  day: { 'zh-CN': '每日', 'en-US': 'Daily' },
  week: { 'zh-CN': '每周', 'en-US': 'Weekly' },
  month: { 'zh-CN': '每月', 'en-US': 'Monthly' },
  quarter: { 'zh-CN': '每季', 'en-US': 'Quarterly' },
} satisfies CodeWords;
export const recurrenceWords = {
  weekly: { 'zh-CN': '按星期', 'en-US': 'Weekdays' },
  monthly: { 'zh-CN': '按月', 'en-US': 'Monthly' },
  interval: { 'zh-CN': '按间隔', 'en-US': 'Interval' },
} satisfies CodeWords;
export const attributionRuleWords = {
  order_first: { 'zh-CN': '下单优先', 'en-US': 'order first' },
  pay_first: { 'zh-CN': '付款优先', 'en-US': 'payment first' },
  order_then_pay: { 'zh-CN': '先下单后付款', 'en-US': 'order, then payment' },
} satisfies CodeWords;
export const decisionWords = {
  keep: { 'zh-CN': '维持原分', 'en-US': 'Keep' },
  change: { 'zh-CN': '改分', 'en-US': 'Change' },
} satisfies CodeWords;
export const mailDigestWords = {
  at_once: { 'zh-CN': '立即（合并一分钟内的）', 'en-US': 'At once (a minute’s in one)' },
  hourly: { 'zh-CN': '每小时一封', 'en-US': 'Once an hour' },
  daily: { 'zh-CN': '每天一封', 'en-US': 'Once a day' },
} satisfies CodeWords;
export const documentStateWords = {
  waiting: { 'zh-CN': '待审核', 'en-US': 'Waiting' },
  approved: { 'zh-CN': '已通过', 'en-US': 'Approved' },
  refused: { 'zh-CN': '已拒绝', 'en-US': 'Refused' },
  withdrawn: { 'zh-CN': '已撤回', 'en-US': 'Withdrawn' },
} satisfies CodeWords;
export const localeWords = {
  'zh-CN': { 'zh-CN': '中文', 'en-US': 'Chinese' },
  'en-US': { 'zh-CN': '英文', 'en-US': 'English' },
} satisfies CodeWords;
export const matterKindWords = {
  question: { 'zh-CN': '问题', 'en-US': 'Question' },
  material: { 'zh-CN': '资料', 'en-US': 'Materials' },
} satisfies CodeWords;
export const matterStatusWords = {
  open: { 'zh-CN': '待答复', 'en-US': 'To be answered' },
  answered: { 'zh-CN': '已答复', 'en-US': 'Answered' },
  done: { 'zh-CN': '已办结', 'en-US': 'Done' },
  withdrawn: { 'zh-CN': '已撤回', 'en-US': 'Withdrawn' },
} satisfies CodeWords;
/** How somebody took a document. */
export const meansWords = {
  page: { 'zh-CN': '在页面上', 'en-US': 'On the page' },
  pdf: { 'zh-CN': 'PDF 文件', 'en-US': 'As a PDF' },
  png: { 'zh-CN': '图片', 'en-US': 'As a picture' },
} satisfies CodeWords;

/** A dictionary's entries for a list of codes: `platform.jd`. */
export function dictionaryOf<Name extends string, Code extends string>(
  name: Name,
  words: CodeWords<Code>,
  locale: Locale,
): Readonly<Record<`${Name}.${Code}`, string>> {
  const codes = Object.keys(words) as Code[];
  return Object.fromEntries(codes.map((code) => [`${name}.${code}`, words[code][locale]])) as Readonly<
    Record<`${Name}.${Code}`, string>
  >;
}

/** A code in words; one that this version does not know prints as it is. */
export const codeText = (words: CodeWords, code: string, locale: Locale): string =>
  words[code]?.[locale] ?? code;
