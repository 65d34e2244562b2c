import type { Permission } from './permissions.js';
import type { Locale } from './terms.js';

/** How a value is said: an amount in yuan, a code by its word, an id by a name. Left out: as it is. */
export type AuditValue =
  | 'fen'
  | 'share'
  | 'day'
  | 'clock'
  | 'duration'
  | 'flag'
  | 'person'
  | 'agent'
  | 'role'
  | 'permission'
  | 'event'
  | 'metric'
  | 'holiday'
  | 'weekday'
  | 'tiers'
  | 'payments'
  | 'promise'
  | 'findings'
  | 'filter'
  | 'setting'
  | 'status'
  | 'kind'
  | 'platform'
  | 'serviceType'
  | 'promotion'
  | 'party'
  | 'importKind'
  | 'subAccountRight'
  | 'ownTeam'
  | 'recurrence'
  | 'attributionRule'
  | 'documentState'
  | 'decision'
  | 'digest'
  | 'means'
  | 'locale';

export type AuditField = Readonly<Record<Locale, string>> & {
  readonly is?: AuditValue;
  /** What a reader of the log must be allowed to see, or the value is not told. */
  readonly needs?: Permission;
};

/** Everything that a deed may leave in the log. A deed that says something else does not compile. */
export const auditFields = {
  accountId: { 'zh-CN': '账号', 'en-US': 'Account', is: 'person', needs: 'member:read' },
  agentId: { 'zh-CN': '客服', 'en-US': 'Agent', is: 'agent', needs: 'agent:read' },
  agentIds: { 'zh-CN': '组员', 'en-US': 'Agents', is: 'agent', needs: 'agent:read' },
  alias: { 'zh-CN': '花名', 'en-US': 'Alias', needs: 'agent:read' },
  amountFen: { 'zh-CN': '金额', 'en-US': 'Amount', is: 'fen', needs: 'contract:read' },
  askedBy: { 'zh-CN': '由谁提出', 'en-US': 'Asked by', is: 'person', needs: 'member:read' },
  appealDays: { 'zh-CN': '申诉期（天）', 'en-US': 'Days to appeal' },
  atMinute: { 'zh-CN': '时间', 'en-US': 'Time', is: 'clock' },
  averageDailyInquiries: { 'zh-CN': '日均咨询', 'en-US': 'Inquiries a day' },
  breaks: { 'zh-CN': '用餐', 'en-US': 'Meals' },
  byClock: { 'zh-CN': '自动发布', 'en-US': 'Published by the clock', is: 'flag' },
  category: { 'zh-CN': '类目', 'en-US': 'Category' },
  certifiedOn: { 'zh-CN': '认证日期', 'en-US': 'Certified on', is: 'day', needs: 'agent:read' },
  clientId: { 'zh-CN': '客户端标识', 'en-US': 'Client id' },
  columns: { 'zh-CN': '列', 'en-US': 'Columns' },
  comment: { 'zh-CN': '意见', 'en-US': 'Comment' },
  commissionTiers: {
    'zh-CN': '提成档位',
    'en-US': 'Commission tiers',
    is: 'tiers',
    needs: 'price-book:read',
  },
  contract: { 'zh-CN': '合同', 'en-US': 'Contract', needs: 'contract:read' },
  'cost-benefits': { 'zh-CN': '社保福利', 'en-US': 'Benefits', is: 'fen', needs: 'price-book:read' },
  'cost-board-lodging': {
    'zh-CN': '食宿',
    'en-US': 'Board and lodging',
    is: 'fen',
    needs: 'price-book:read',
  },
  'cost-equipment': { 'zh-CN': '设备', 'en-US': 'Equipment', is: 'fen', needs: 'price-book:read' },
  'cost-management': { 'zh-CN': '管理', 'en-US': 'Management', is: 'fen', needs: 'price-book:read' },
  'cost-other': { 'zh-CN': '其他', 'en-US': 'Other', is: 'fen', needs: 'price-book:read' },
  'cost-premises': { 'zh-CN': '场地', 'en-US': 'Premises', is: 'fen', needs: 'price-book:read' },
  'cost-recruitment': { 'zh-CN': '招聘', 'en-US': 'Recruitment', is: 'fen', needs: 'price-book:read' },
  'cost-salary': { 'zh-CN': '工资', 'en-US': 'Salary', is: 'fen', needs: 'price-book:read' },
  'cost-training': { 'zh-CN': '培训', 'en-US': 'Training', is: 'fen', needs: 'price-book:read' },
  days: { 'zh-CN': '天数', 'en-US': 'Days' },
  decision: { 'zh-CN': '决定', 'en-US': 'Decision', is: 'decision', needs: 'review:read' },
  digest: { 'zh-CN': '邮件汇总', 'en-US': 'Mail comes', is: 'digest' },
  digestMinute: { 'zh-CN': '汇总时间', 'en-US': 'Mail of the day at', is: 'clock' },
  domains: { 'zh-CN': '邮箱域名', 'en-US': 'Mail domains' },
  drawn: { 'zh-CN': '抽取', 'en-US': 'Drawn' },
  dueOn: { 'zh-CN': '答复期限', 'en-US': 'Answer by', is: 'day' },
  effectiveFrom: { 'zh-CN': '生效日期', 'en-US': 'In force from', is: 'day' },
  email: { 'zh-CN': '邮箱', 'en-US': 'E-mail', needs: 'member:read' },
  employeeNo: { 'zh-CN': '工号', 'en-US': 'Employee no.', needs: 'agent:read' },
  emptySeatSlots: { 'zh-CN': '空缺席位', 'en-US': 'Empty seats' },
  enabled: { 'zh-CN': '启用', 'en-US': 'On', is: 'flag' },
  endpoint: { 'zh-CN': '接口', 'en-US': 'Endpoint' },
  endsOn: { 'zh-CN': '结束日期', 'en-US': 'Ends on', is: 'day' },
  event: { 'zh-CN': '通知', 'en-US': 'Notice', is: 'event' },
  events: { 'zh-CN': '通知的事件', 'en-US': 'Events told', is: 'event' },
  everyMinutes: { 'zh-CN': '间隔（分钟）', 'en-US': 'Interval (minutes)' },
  expected: { 'zh-CN': '应到文件', 'en-US': 'Files expected', is: 'importKind' },
  fileName: { 'zh-CN': '文件', 'en-US': 'File' },
  findings: { 'zh-CN': '扣分项', 'en-US': 'Findings', is: 'findings', needs: 'review:read' },
  format: { 'zh-CN': '格式', 'en-US': 'Format' },
  former: { 'zh-CN': '此前', 'en-US': 'Before', is: 'agent', needs: 'agent:read' },
  holder: { 'zh-CN': '持有人', 'en-US': 'Held by', needs: 'sub-account:read' },
  holders: { 'zh-CN': '持有人', 'en-US': 'Held by', needs: 'member:read' },
  isMailed: { 'zh-CN': '邮件通知', 'en-US': 'Mailed', is: 'flag' },
  isRequired: { 'zh-CN': '只用此登录', 'en-US': 'Required', is: 'flag' },
  isTold: { 'zh-CN': '接收', 'en-US': 'Told', is: 'flag' },
  issuer: { 'zh-CN': '登录服务', 'en-US': 'Issuer' },
  keys: { 'zh-CN': '密钥数', 'en-US': 'Keys' },
  kind: { 'zh-CN': '类型', 'en-US': 'Kind', is: 'kind' },
  leaderId: { 'zh-CN': '组长', 'en-US': 'Leader', is: 'person', needs: 'team:read' },
  leftOn: { 'zh-CN': '离职日期', 'en-US': 'Left on', is: 'day', needs: 'member:read' },
  list: { 'zh-CN': '列表', 'en-US': 'List' },
  locale: { 'zh-CN': '语言', 'en-US': 'Language', is: 'locale' },
  margin: { 'zh-CN': '毛利率', 'en-US': 'Margin', is: 'share', needs: 'price-book:read' },
  marginFloor: { 'zh-CN': '毛利底线', 'en-US': 'Margin floor', is: 'share', needs: 'price-book:read' },
  marginTarget: { 'zh-CN': '目标毛利率', 'en-US': 'Target margin', is: 'share', needs: 'price-book:read' },
  maxMinutesPerWeek: {
    'zh-CN': '每周工时上限',
    'en-US': 'Most hours a week',
    is: 'duration',
    needs: 'agent:read',
  },
  maxMinutesPerDay: { 'zh-CN': '每日工时上限', 'en-US': 'Most hours a day', is: 'duration' },
  maxConsecutiveDays: { 'zh-CN': '最多连续工作（天）', 'en-US': 'Most days in a row' },
  mealBreakMinutes: { 'zh-CN': '每次用餐', 'en-US': 'Length of a meal', is: 'duration' },
  mealBreaks: { 'zh-CN': '用餐次数', 'en-US': 'Meals a day' },
  means: { 'zh-CN': '方式', 'en-US': 'By', is: 'means' },
  method: { 'zh-CN': '方式', 'en-US': 'Method', needs: 'contract:read' },
  metric: { 'zh-CN': '指标', 'en-US': 'Metric', is: 'metric' },
  minRestMinutes: { 'zh-CN': '两班间休息', 'en-US': 'Rest between shifts', is: 'duration' },
  missedPromisesAllowed: {
    'zh-CN': '承诺未达标也发布',
    'en-US': 'Published with promises not kept',
    is: 'flag',
  },
  monthDay: { 'zh-CN': '每月几日', 'en-US': 'Day of the month' },
  monthlyFen: { 'zh-CN': '月费', 'en-US': 'Monthly fee', is: 'fen', needs: 'contract:read' },
  name: { 'zh-CN': '名称', 'en-US': 'Name' },
  note: { 'zh-CN': '说明', 'en-US': 'Note' },
  notApplicable: { 'zh-CN': '不适用项', 'en-US': 'Not applicable', needs: 'review:read' },
  number: { 'zh-CN': '编号', 'en-US': 'Number' },
  numbers: { 'zh-CN': '日报指标', 'en-US': 'Numbers of the report', is: 'metric' },
  on: { 'zh-CN': '业务日期', 'en-US': 'Date', is: 'day' },
  'owner-client': { 'zh-CN': '甲方负责人', 'en-US': 'Owner on the client’s side', needs: 'contract:read' },
  'owner-provider': {
    'zh-CN': '乙方负责人',
    'en-US': 'Owner on the provider’s side',
    needs: 'contract:read',
  },
  ownTeam: { 'zh-CN': '自己团队的事', 'en-US': 'Own team’s matters', is: 'ownTeam' },
  party: { 'zh-CN': '签署方', 'en-US': 'Party', is: 'party' },
  payments: { 'zh-CN': '付款计划', 'en-US': 'Payments', is: 'payments', needs: 'contract:read' },
  permissions: { 'zh-CN': '权限', 'en-US': 'Permissions', is: 'permission' },
  platform: { 'zh-CN': '平台', 'en-US': 'Platform', is: 'platform' },
  presaleAgents: { 'zh-CN': '现有售前客服', 'en-US': 'Presale agents' },
  promotionFrequency: { 'zh-CN': '促销频率', 'en-US': 'Promotions', is: 'promotion' },
  publishRule: { 'zh-CN': '发布规则版本', 'en-US': 'Version of the rule' },
  quietFrom: { 'zh-CN': '免打扰开始', 'en-US': 'Quiet from', is: 'clock' },
  quietUntil: { 'zh-CN': '免打扰结束', 'en-US': 'Quiet until', is: 'clock' },
  reason: { 'zh-CN': '原因', 'en-US': 'Reason' },
  receivedOn: { 'zh-CN': '到账日期', 'en-US': 'Received on', is: 'day', needs: 'contract:read' },
  recurrence: { 'zh-CN': '周期', 'en-US': 'Recurrence', is: 'recurrence' },
  refusedRowsAllowed: { 'zh-CN': '允许未接受的行数', 'en-US': 'Rows not taken, at most' },
  replaces: { 'zh-CN': '取代', 'en-US': 'Replaces' },
  revision: { 'zh-CN': '版次', 'en-US': 'Revision' },
  rights: { 'zh-CN': '可做', 'en-US': 'May', is: 'subAccountRight' },
  role: { 'zh-CN': '角色', 'en-US': 'Role', is: 'role' },
  rows: { 'zh-CN': '行数', 'en-US': 'Rows' },
  rule: { 'zh-CN': '归属规则', 'en-US': 'Rule of credit', is: 'attributionRule' },
  rules: { 'zh-CN': '用工规则版本', 'en-US': 'Version of the labour rules' },
  score: { 'zh-CN': '得分', 'en-US': 'Score', needs: 'review:read' },
  search: { 'zh-CN': '筛选与列', 'en-US': 'Filter and columns' },
  seats: { 'zh-CN': '席位', 'en-US': 'Seats' },
  secondFactorRoles: { 'zh-CN': '须开启第二步验证的角色', 'en-US': 'Roles with a second step', is: 'role' },
  servedHolidays: { 'zh-CN': '服务的法定节假日', 'en-US': 'Holidays served', is: 'holiday' },
  serviceEndMinute: { 'zh-CN': '服务结束', 'en-US': 'Service until', is: 'clock' },
  serviceStartMinute: { 'zh-CN': '服务开始', 'en-US': 'Service from', is: 'clock' },
  serviceType: { 'zh-CN': '服务类型', 'en-US': 'Service type', is: 'serviceType' },
  shifts: { 'zh-CN': '班次数', 'en-US': 'Shifts' },
  slotsBelowSoldAllowed: {
    'zh-CN': '允许在岗少于已购的半小时',
    'en-US': 'Half hours below the seats sold, at most',
  },
  slug: { 'zh-CN': '短名', 'en-US': 'Short name' },
  startsOn: { 'zh-CN': '开始日期', 'en-US': 'Starts on', is: 'day' },
  state: { 'zh-CN': '状态', 'en-US': 'State', is: 'documentState' },
  status: { 'zh-CN': '状态', 'en-US': 'Status', is: 'status' },
  stepUpMinutes: { 'zh-CN': '再次验证间隔（分钟）', 'en-US': 'Second step good for (minutes)' },
  stepUpPermissions: { 'zh-CN': '须再次验证的操作', 'en-US': 'Deeds with a second step', is: 'permission' },
  taxRate: { 'zh-CN': '税率', 'en-US': 'Tax rate', is: 'share', needs: 'price-book:read' },
  takenAt: { 'zh-CN': '数据时刻', 'en-US': 'Data as of' },
  timeZone: { 'zh-CN': '时区', 'en-US': 'Time zone' },
  title: { 'zh-CN': '标题', 'en-US': 'Title', needs: 'matter:read' },
  times: { 'zh-CN': '起止', 'en-US': 'Times' },
  traffic: { 'zh-CN': '半小时咨询', 'en-US': 'Inquiries by half hour' },
  unmatchedAccountsAllowed: { 'zh-CN': '允许未匹配的账号', 'en-US': 'Accounts not matched, at most' },
  variables: { 'zh-CN': '筛选', 'en-US': 'Filter', is: 'filter', needs: 'list:export' },
  version: { 'zh-CN': '版本', 'en-US': 'Version' },
  weekdays: { 'zh-CN': '星期', 'en-US': 'Weekdays', is: 'weekday' },
  weeklyDaysOff: { 'zh-CN': '每周休息（天）', 'en-US': 'Days off a week' },
} satisfies Readonly<Record<string, AuditField>>;

/** Fields that there are any number of, by the name after the colon: whose shifts, which section. */
export const auditFamilies = {
  item: { 'zh-CN': '评分项', 'en-US': 'Item of the scorecard', needs: 'review:read' },
  promise: { 'zh-CN': '承诺', 'en-US': 'Promise', is: 'promise', needs: 'contract:read' },
  section: { 'zh-CN': '条款', 'en-US': 'Section', needs: 'contract:read' },
  setting: { 'zh-CN': '公司规则', 'en-US': 'Company rule', is: 'setting', needs: 'setting:read' },
  shifts: { 'zh-CN': '班次', 'en-US': 'Shifts', needs: 'roster:read' },
} satisfies Readonly<Record<string, AuditField>>;

type Family = keyof typeof auditFamilies;
export type AuditName = keyof typeof auditFields | `${Family}:${string}`;

/** What a deed leaves in the log, by known names. */
export type AuditFacts = { readonly [Name in AuditName]?: unknown };

/** Nothing but known names: what else an object has makes it another type. */
export type OnlyAudited<Facts> = Facts & { readonly [Name in Exclude<keyof Facts, AuditName>]: never };

/** A field of the log; null for one that this version does not know, of which nothing may be told. */
export function auditField(name: string): AuditField | null {
  if (Object.hasOwn(auditFields, name)) return auditFields[name as keyof typeof auditFields];
  const [family = ''] = name.split(':', 1);
  return name.includes(':') && Object.hasOwn(auditFamilies, family) ? auditFamilies[family as Family] : null;
}
