import { formatFen } from './figures.js';
import { filled } from './filled.js';
import type { JobKind } from './jobs.js';
import { isStoreRole, type Permission, type Role } from './permissions.js';
import type { Locale } from './terms.js';

interface Words {
  /** `{name}` stands for what the event says of itself; `{store}` for the shop, which the reader fills in. */
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

interface Definition extends Words {
  readonly title: Words;
  /** What a letter about one of them says beside it. */
  readonly detail?: Words;
  /** What of such events has come together while nobody read; `{count}` of them. */
  readonly many: Words;
  /** Who is told unless they wish otherwise; besides, whoever the event itself names. */
  readonly roles: readonly Role[];
  /** What a person must hold at the store to be told at all. */
  readonly may: Permission;
  /** It waits for what they do: told whatever they wish. */
  readonly waits?: true;
  /** Told by mail too unless they wish otherwise, as is what waits. */
  readonly mailed?: true;
  /** Where whoever may be told can see to it in the back office, and at a shop's own pages; `{id}` is the subject's. */
  readonly path?: string;
  readonly shopPath?: string;
}

const define = <const Events extends Record<string, Definition>>(events: Events) => events;

/** Everything that is told to people and to other services, with the sentence that tells it. */
export const events = define({
  'quote.sent': {
    title: { 'zh-CN': '报价发出', 'en-US': 'A quote is sent' },
    'zh-CN': '{store}：报价 {number} 已发给客户',
    'en-US': '{store}: quote {number} was sent to the client',
    many: { 'zh-CN': '{store}：{count} 份报价已发给客户', 'en-US': '{store}: {count} quotes were sent' },
    roles: [],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'quote.approval-requested': {
    title: { 'zh-CN': '报价待批准', 'en-US': 'A quote waits for approval' },
    'zh-CN': '{store}：{by} 请您批准低于毛利底线的报价 {number}',
    'en-US': '{store}: {by} asks you to approve quote {number} below the margin floor',
    many: {
      'zh-CN': '{store}：{count} 份报价等您批准',
      'en-US': '{store}: {count} quotes wait for approval',
    },
    roles: ['provider-owner'],
    waits: true,
    may: 'quote:approve',
    path: '/stores/{storeId}',
  },
  'quote.approved': {
    title: { 'zh-CN': '报价获批准', 'en-US': 'A quote is approved' },
    'zh-CN': '{store}：{by} 已批准报价 {number}，可以发给客户',
    'en-US': '{store}: {by} approved quote {number}; it may be sent',
    many: { 'zh-CN': '{store}：{count} 份报价已获批准', 'en-US': '{store}: {count} quotes were approved' },
    roles: [],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'quote.returned': {
    title: { 'zh-CN': '报价被退回', 'en-US': 'A quote is returned' },
    'zh-CN': '{store}：{by} 退回了报价 {number}',
    'en-US': '{store}: {by} returned quote {number}',
    many: { 'zh-CN': '{store}：{count} 份报价被退回', 'en-US': '{store}: {count} quotes were returned' },
    roles: [],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'quote.accepted': {
    title: { 'zh-CN': '报价被接受', 'en-US': 'A quote is accepted' },
    'zh-CN': '{store}：{by} 接受了报价 {number}',
    'en-US': '{store}: {by} accepted quote {number}',
    many: { 'zh-CN': '{store}：{count} 份报价被接受', 'en-US': '{store}: {count} quotes were accepted' },
    roles: ['provider-owner', 'sales', 'account-manager'],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'quote.lost': {
    title: { 'zh-CN': '报价未成交', 'en-US': 'A quote is lost' },
    'zh-CN': '{store}：报价 {number} 未成交',
    'en-US': '{store}: quote {number} was lost',
    many: { 'zh-CN': '{store}：{count} 份报价未成交', 'en-US': '{store}: {count} quotes were lost' },
    roles: [],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'quote.expired': {
    title: { 'zh-CN': '报价过期', 'en-US': 'A quote expires' },
    'zh-CN': '{store}：报价 {number} 已过有效期',
    'en-US': '{store}: quote {number} has expired',
    many: { 'zh-CN': '{store}：{count} 份报价已过期', 'en-US': '{store}: {count} quotes have expired' },
    roles: ['sales'],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'share-link.ended': {
    title: { 'zh-CN': '分享链接到期', 'en-US': 'A share link ends' },
    'zh-CN': '{store}：报价 {number} 的分享链接已到期，客户打开过 {views} 次',
    'en-US': '{store}: the link to quote {number} has ended; times opened: {views}',
    many: {
      'zh-CN': '{store}：{count} 个分享链接已到期',
      'en-US': '{store}: {count} share links have ended',
    },
    roles: [],
    may: 'quote:read',
    path: '/stores/{storeId}',
  },
  'contract.taken-back': {
    title: { 'zh-CN': '合同退回草拟', 'en-US': 'A contract is taken back from signing' },
    'zh-CN': '{store}：合同 {number} 已退回草拟',
    'en-US': '{store}: contract {number} was taken back from signing',
    many: {
      'zh-CN': '{store}：{count} 份合同已退回草拟',
      'en-US': '{store}: {count} contracts were taken back',
    },
    roles: ['provider-owner', 'shop-owner'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'contract.opened-for-signing': {
    title: { 'zh-CN': '合同待签署', 'en-US': 'A contract waits to be signed' },
    'zh-CN': '{store}：合同 {number} 已定稿，等待签署',
    'en-US': '{store}: contract {number} is ready to be signed',
    many: {
      'zh-CN': '{store}：{count} 份合同等待签署',
      'en-US': '{store}: {count} contracts wait to be signed',
    },
    roles: ['provider-owner', 'shop-owner'],
    waits: true,
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'contract.signed': {
    title: { 'zh-CN': '合同签署完成', 'en-US': 'A contract is signed' },
    'zh-CN': '{store}：合同 {number} 双方已签署',
    'en-US': '{store}: both parties have signed contract {number}',
    many: { 'zh-CN': '{store}：{count} 份合同已签署', 'en-US': '{store}: {count} contracts were signed' },
    roles: ['provider-owner', 'sales', 'account-manager', 'finance', 'shop-owner'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'contract.taken-over': {
    title: { 'zh-CN': '登记执行中的合同', 'en-US': 'A contract in force is entered' },
    'zh-CN': '{store}：已登记执行中的合同 {number}',
    'en-US': '{store}: contract {number}, already in force, was entered',
    many: { 'zh-CN': '{store}：登记了 {count} 份合同', 'en-US': '{store}: {count} contracts were entered' },
    roles: ['account-manager'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'account.handed-over': {
    title: { 'zh-CN': '负责人更换', 'en-US': 'Another person is responsible' },
    'zh-CN': '{store}：合同 {number} 的负责人有变动，{on} 起生效',
    'en-US': '{store}: who is responsible for contract {number} changes on {on}',
    many: {
      'zh-CN': '{store}：负责人有 {count} 次变动',
      'en-US': '{store}: {count} changes of who is responsible',
    },
    roles: ['account-manager', 'shop-owner', 'shop-operations'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'contract.ended': {
    title: { 'zh-CN': '合同终止', 'en-US': 'A contract ends' },
    'zh-CN': '{store}：合同 {number} 已终止',
    'en-US': '{store}: contract {number} has ended',
    many: { 'zh-CN': '{store}：{count} 份合同已终止', 'en-US': '{store}: {count} contracts ended' },
    roles: ['provider-owner', 'account-manager', 'scheduler', 'finance', 'shop-owner'],
    may: 'store:read',
    shopPath: '/contract',
  },
  'contract.waits-for-signature': {
    title: { 'zh-CN': '合同迟迟未签', 'en-US': 'A contract is still not signed' },
    'zh-CN': '{store}：合同 {number} 定稿已 {days} 天，仍未签完',
    'en-US': '{store}: contract {number} has waited {days} days for signatures',
    many: {
      'zh-CN': '{store}：{count} 次提醒，合同仍未签完',
      'en-US': '{store}: reminded {count} times, a contract is still not signed',
    },
    roles: ['provider-owner', 'sales', 'account-manager', 'shop-owner'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'contract.ends-soon': {
    title: { 'zh-CN': '合同即将到期', 'en-US': 'A contract ends soon' },
    'zh-CN': '{store}：合同 {number} 将于 {on} 到期，还有 {days} 天',
    'en-US': '{store}: contract {number} ends on {on}, in {days} days',
    many: {
      'zh-CN': '{store}：合同将于 {on} 到期，还有 {days} 天',
      'en-US': '{store}: a contract ends on {on}, in {days} days',
    },
    roles: ['provider-owner', 'sales', 'account-manager', 'shop-owner'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'payment.due-soon': {
    title: { 'zh-CN': '付款即将到期', 'en-US': 'A payment falls due soon' },
    'zh-CN': '{store}：合同 {number} 的 {amountFen} 将于 {on} 到期',
    'en-US': '{store}: {amountFen} of contract {number} falls due on {on}',
    many: { 'zh-CN': '{store}：{count} 笔付款即将到期', 'en-US': '{store}: {count} payments fall due soon' },
    roles: ['account-manager', 'finance', 'shop-finance'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'payment.overdue': {
    title: { 'zh-CN': '付款逾期', 'en-US': 'A payment is overdue' },
    'zh-CN': '{store}：合同 {number} 应于 {on} 支付的 {amountFen} 已逾期 {days} 天',
    'en-US': '{store}: {amountFen} of contract {number}, due on {on}, is {days} days overdue',
    many: {
      'zh-CN': '{store}：{count} 次逾期提醒',
      'en-US': '{store}: {count} reminders of overdue payments',
    },
    roles: ['provider-owner', 'account-manager', 'finance', 'shop-owner', 'shop-finance'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'data.missing': {
    title: { 'zh-CN': '数据未到', 'en-US': 'Data is not in' },
    'zh-CN': '{store}：{on} 的会话还没有导入',
    'en-US': '{store}: the conversations of {on} have not been imported',
    many: {
      'zh-CN': '{store}：{count} 天的会话还没有导入，最近 {on}',
      'en-US': '{store}: the conversations of {count} days are not in, last {on}',
    },
    roles: ['account-manager'],
    may: 'import:run',
    path: '/imports?store={storeId}',
  },
  'service.started': {
    title: { 'zh-CN': '开始服务', 'en-US': 'Service starts' },
    'zh-CN': '{store}：合同 {number} 开始服务',
    'en-US': '{store}: service under contract {number} has started',
    many: { 'zh-CN': '{store}：{count} 次开始服务', 'en-US': '{store}: service started {count} times' },
    roles: ['account-manager', 'scheduler', 'qc-lead', 'shop-owner'],
    may: 'store:read',
    shopPath: '/contract',
  },
  'store.paused': {
    title: { 'zh-CN': '店铺暂停', 'en-US': 'A shop is paused' },
    'zh-CN': '{store}：服务已暂停',
    'en-US': '{store}: service is paused',
    many: { 'zh-CN': '{store}：服务暂停 {count} 次', 'en-US': '{store}: service was paused {count} times' },
    roles: ['provider-owner', 'account-manager', 'scheduler', 'qc-lead', 'shop-owner'],
    may: 'store:read',
    shopPath: '/contract',
  },
  'store.closed': {
    title: { 'zh-CN': '店铺关闭', 'en-US': 'A shop is closed' },
    'zh-CN': '{store}：已关闭',
    'en-US': '{store}: closed',
    many: { 'zh-CN': '{store}：关闭 {count} 次', 'en-US': '{store}: closed {count} times' },
    roles: ['provider-owner', 'account-manager', 'scheduler', 'qc-lead', 'shop-owner'],
    may: 'store:read',
    shopPath: '/contract',
  },
  'store.reopened': {
    title: { 'zh-CN': '店铺恢复', 'en-US': 'A shop is back' },
    'zh-CN': '{store}：已恢复',
    'en-US': '{store}: open again',
    many: { 'zh-CN': '{store}：恢复 {count} 次', 'en-US': '{store}: reopened {count} times' },
    roles: ['provider-owner', 'account-manager', 'scheduler', 'qc-lead', 'shop-owner'],
    may: 'store:read',
    shopPath: '/contract',
  },
  'payment.recorded': {
    title: { 'zh-CN': '到账', 'en-US': 'A payment comes in' },
    'zh-CN': '{store}：合同 {number} 到账 {amountFen}',
    'en-US': '{store}: {amountFen} received for contract {number}',
    many: { 'zh-CN': '{store}：{count} 笔到账', 'en-US': '{store}: {count} payments received' },
    roles: ['account-manager', 'shop-finance'],
    may: 'contract:read',
    path: '/contracts/{id}',
    shopPath: '/contract',
  },
  'report.published': {
    title: { 'zh-CN': '日报发布', 'en-US': 'A daily report is out' },
    'zh-CN': '{store}：{on} 日报已发布',
    'en-US': '{store}: the report of {on} is out',
    many: {
      'zh-CN': '{store}：{count} 份日报已发布，最近 {on}',
      'en-US': '{store}: {count} reports are out, last {on}',
    },
    detail: { 'zh-CN': '{headlineZh}', 'en-US': '{headlineEn}' },
    roles: ['shop-owner', 'shop-operations'],
    mailed: true,
    may: 'report:read',
    path: '/reports/{storeId}/{on}',
    shopPath: '?on={on}',
  },
  'report.held': {
    title: { 'zh-CN': '日报未自动发布', 'en-US': 'A report is held back' },
    'zh-CN': '{store}：{on} 日报未按规则自动发布，需要人处理',
    'en-US': '{store}: the report of {on} was not published by the clock and waits for a person',
    many: {
      'zh-CN': '{store}：{count} 份日报未自动发布，最近 {on}',
      'en-US': '{store}: {count} reports were held back, last {on}',
    },
    roles: ['account-manager'],
    may: 'report:publish',
    path: '/reports/{storeId}/{on}',
  },
  'report.question-asked': {
    title: { 'zh-CN': '店铺提出疑问', 'en-US': 'A shop asks about a report' },
    'zh-CN': '{store}：{by} 对 {on} 日报有疑问：{text}',
    'en-US': '{store}: {by} asks about the report of {on}: {text}',
    many: {
      'zh-CN': '{store}：{count} 个疑问等待答复',
      'en-US': '{store}: {count} questions wait for an answer',
    },
    roles: ['account-manager'],
    waits: true,
    may: 'report:publish',
    path: '/reports/{storeId}/{on}',
  },
  'report.question-waits': {
    title: { 'zh-CN': '疑问待答复', 'en-US': 'A question waits for an answer' },
    'zh-CN': '{store}：对 {on} 日报的疑问应在 {dueOn} 前答复：{text}',
    'en-US': '{store}: a question on the report of {on} is due {dueOn}: {text}',
    many: {
      'zh-CN': '{store}：{count} 个疑问到期未答复',
      'en-US': '{store}: {count} questions are due for an answer',
    },
    roles: ['account-manager'],
    waits: true,
    may: 'report:publish',
    path: '/reports/{storeId}/{on}',
  },
  'report.question-answered': {
    title: { 'zh-CN': '疑问已答复', 'en-US': 'A question is answered' },
    'zh-CN': '{store}：您对 {on} 日报的疑问已答复：{text}',
    'en-US': '{store}: your question on the report of {on} was answered: {text}',
    many: { 'zh-CN': '{store}：{count} 个疑问已答复', 'en-US': '{store}: {count} questions were answered' },
    roles: ['shop-owner', 'shop-operations'],
    may: 'report:read',
    path: '/reports/{storeId}/{on}',
    shopPath: '?on={on}',
  },
  'review.sampled': {
    title: { 'zh-CN': '质检抽样完成', 'en-US': 'A QC sample is drawn' },
    'zh-CN': '{store}：{on} 抽取了 {drawn} 个会话待质检',
    'en-US': '{store}: {drawn} conversations of {on} drawn for QC',
    many: { 'zh-CN': '{store}：{count} 次抽样待质检', 'en-US': '{store}: {count} samples wait for QC' },
    roles: ['qc-inspector'],
    may: 'review:write',
    path: '/qc',
  },
  'review.submitted': {
    title: { 'zh-CN': '我的会话被质检', 'en-US': 'A conversation of mine is reviewed' },
    'zh-CN': '{store}：您 {on} 的一个会话已质检',
    'en-US': '{store}: a conversation of yours of {on} was reviewed',
    many: {
      'zh-CN': '{store}：{count} 个会话已质检',
      'en-US': '{store}: {count} of your conversations were reviewed',
    },
    roles: [],
    may: 'own-review:read',
    path: '/my-day',
  },
  'appeal.filed': {
    title: { 'zh-CN': '申诉待处理', 'en-US': 'An appeal waits for a decision' },
    'zh-CN': '{store}：{by} 对 {on} 的质检提出申诉',
    'en-US': '{store}: {by} appeals the review of {on}',
    many: {
      'zh-CN': '{store}：{count} 个申诉等待处理',
      'en-US': '{store}: {count} appeals wait for a decision',
    },
    roles: ['qc-lead'],
    waits: true,
    may: 'appeal:decide',
    path: '/qc/appeals',
  },
  'appeal.due': {
    title: { 'zh-CN': '申诉临近期限', 'en-US': 'An appeal is due' },
    'zh-CN': '{store}：对 {on} 质检的申诉应在 {dueOn} 前处理',
    'en-US': '{store}: the appeal about {on} is to be decided by {dueOn}',
    many: {
      'zh-CN': '{store}：{count} 个申诉临近处理期限',
      'en-US': '{store}: {count} appeals are to be decided soon',
    },
    roles: ['qc-lead'],
    waits: true,
    may: 'appeal:decide',
    path: '/qc/appeals',
  },
  'appeal.overdue': {
    title: { 'zh-CN': '申诉超期', 'en-US': 'An appeal is late' },
    'zh-CN': '{store}：对 {on} 质检的申诉应在 {dueOn} 前处理，已等待 {days} 天；系统不会自动作出决定',
    'en-US':
      '{store}: the appeal about {on}, due {dueOn}, has waited {days} days; nobody decides it by itself',
    many: { 'zh-CN': '{store}：{count} 个申诉超过处理期限', 'en-US': '{store}: {count} appeals are late' },
    roles: ['provider-owner', 'qc-lead'],
    waits: true,
    may: 'appeal:decide',
    path: '/qc/appeals',
  },
  'appeal.delayed': {
    title: { 'zh-CN': '我的申诉超期', 'en-US': 'An appeal of mine is late' },
    'zh-CN': '{store}：您对 {on} 质检的申诉应在 {dueOn} 前处理，还没有结果；申诉仍然有效',
    'en-US': '{store}: your appeal about {on} was due {dueOn} and is not decided yet; it stands',
    many: {
      'zh-CN': '{store}：您的 {count} 个申诉超过处理期限',
      'en-US': '{store}: {count} of your appeals are late',
    },
    roles: [],
    may: 'own-review:read',
    path: '/my-day',
  },
  'appeal.decided': {
    title: { 'zh-CN': '我的申诉有结果', 'en-US': 'An appeal of mine is decided' },
    'zh-CN': '{store}：您对 {on} 质检的申诉已处理',
    'en-US': '{store}: your appeal about {on} was decided',
    many: {
      'zh-CN': '{store}：{count} 个申诉已处理',
      'en-US': '{store}: {count} of your appeals were decided',
    },
    roles: [],
    may: 'own-review:read',
    path: '/my-day',
  },
  'roster.published': {
    title: { 'zh-CN': '排班发布', 'en-US': 'A roster is out' },
    'zh-CN': '{store}：{from} 至 {to} 的排班已发布',
    'en-US': '{store}: the roster from {from} to {to} is out',
    many: { 'zh-CN': '{store}：{count} 份排班已发布', 'en-US': '{store}: {count} rosters are out' },
    roles: ['account-manager', 'team-leader'],
    may: 'roster:read',
    path: '/roster?store={storeId}',
  },
  'shifts.told': {
    title: { 'zh-CN': '我的班次更新', 'en-US': 'My shifts are set' },
    'zh-CN': '{store}：{from} 至 {to} 的班次已定',
    'en-US': '{store}: your shifts from {from} to {to} are set',
    many: { 'zh-CN': '{store}：{count} 次班次更新', 'en-US': '{store}: your shifts were set {count} times' },
    roles: [],
    may: 'own-shift:read',
    path: '/my-day',
  },
  'roster.failed': {
    title: { 'zh-CN': '排班失败', 'en-US': 'A roster fails' },
    'zh-CN': '{store}：{from} 至 {to} 的排班没有排成',
    'en-US': '{store}: the roster from {from} to {to} could not be solved',
    many: {
      'zh-CN': '{store}：{count} 份排班没有排成',
      'en-US': '{store}: {count} rosters could not be solved',
    },
    roles: [],
    may: 'roster:read',
    path: '/roster?store={storeId}',
  },
  'agent.leaves': {
    title: { 'zh-CN': '客服离职', 'en-US': 'An agent leaves' },
    'zh-CN': '{name} 的最后工作日是 {on}',
    'en-US': 'The last day of {name} is {on}',
    many: { 'zh-CN': '{count} 名客服离职，最近 {on}', 'en-US': '{count} agents leave, last on {on}' },
    roles: ['provider-owner', 'hr', 'scheduler'],
    may: 'agent:read',
    path: '/agents',
  },
  'agent.returned': {
    title: { 'zh-CN': '客服返岗', 'en-US': 'An agent is back' },
    'zh-CN': '{name} 已返岗',
    'en-US': '{name} is back',
    many: { 'zh-CN': '{count} 名客服已返岗', 'en-US': '{count} agents are back' },
    roles: ['provider-owner', 'hr', 'scheduler'],
    may: 'agent:read',
    path: '/agents',
  },
  'import.waiting': {
    title: { 'zh-CN': '文件待辨认', 'en-US': 'A file waits to be recognised' },
    'zh-CN': '{store}：自动送来的文件「{file}」无法辨认，请指明它是什么',
    'en-US': '{store}: the file “{file}” came by itself and is not recognised; say what it is',
    many: {
      'zh-CN': '{store}：{count} 个自动送来的文件无法辨认',
      'en-US': '{store}: {count} files came by themselves and are not recognised',
    },
    roles: ['account-manager'],
    may: 'import:run',
    path: '/imports/{id}',
  },
  'import.failed': {
    title: { 'zh-CN': '导入失败', 'en-US': 'An import fails' },
    'zh-CN': '{store}：文件「{file}」导入失败',
    'en-US': '{store}: the file “{file}” could not be imported',
    many: {
      'zh-CN': '{store}：{count} 个文件导入失败',
      'en-US': '{store}: {count} files could not be imported',
    },
    roles: ['account-manager'],
    may: 'import:run',
    path: '/imports/{id}',
  },
  'import.not-undone': {
    title: { 'zh-CN': '撤销导入失败', 'en-US': 'Undoing an import fails' },
    'zh-CN': '{store}：文件「{file}」没能撤销，可以再次撤销',
    'en-US': '{store}: the file “{file}” could not be taken back; try again',
    many: {
      'zh-CN': '{store}：{count} 个文件没能撤销',
      'en-US': '{store}: {count} files could not be taken back',
    },
    roles: [],
    may: 'import:run',
    path: '/imports/{id}',
  },
  'matter.asked-provider': {
    title: { 'zh-CN': '店铺提出事项', 'en-US': 'A shop asks for something' },
    'zh-CN': '{store}：{by} 提出「{title}」，请在 {on} 前答复',
    'en-US': '{store}: {by} asks: {title}, by {on}',
    many: { 'zh-CN': '{store}：{count} 个事项等您答复', 'en-US': '{store}: {count} matters wait for you' },
    roles: ['account-manager'],
    waits: true,
    may: 'matter:read',
    path: '/matters?id={id}',
  },
  'matter.asked-shop': {
    title: { 'zh-CN': '客服公司提出事项', 'en-US': 'The provider asks for something' },
    'zh-CN': '{store}：客服公司请您在 {on} 前答复「{title}」',
    'en-US': '{store}: the provider asks: {title}, by {on}',
    many: { 'zh-CN': '{store}：{count} 个事项等您答复', 'en-US': '{store}: {count} matters wait for you' },
    roles: ['shop-owner', 'shop-operations'],
    waits: true,
    may: 'matter:read',
    path: '/matters?id={id}',
    shopPath: '/matters?id={id}',
  },
  'matter.replied-provider': {
    title: { 'zh-CN': '店铺答复事项', 'en-US': 'A shop replies' },
    'zh-CN': '{store}：{by} 答复了「{title}」',
    'en-US': '{store}: {by} replied to: {title}',
    many: { 'zh-CN': '{store}：{count} 个事项有新答复', 'en-US': '{store}: {count} replies in matters' },
    roles: ['account-manager'],
    may: 'matter:read',
    path: '/matters?id={id}',
  },
  'matter.replied-shop': {
    title: { 'zh-CN': '客服公司答复事项', 'en-US': 'The provider replies' },
    'zh-CN': '{store}：「{title}」有新答复',
    'en-US': '{store}: a reply to: {title}',
    many: { 'zh-CN': '{store}：{count} 个事项有新答复', 'en-US': '{store}: {count} replies in matters' },
    roles: ['shop-owner', 'shop-operations'],
    may: 'matter:read',
    path: '/matters?id={id}',
    shopPath: '/matters?id={id}',
  },
  'matter.closed-provider': {
    title: { 'zh-CN': '店铺办结事项', 'en-US': 'A shop closes a matter' },
    'zh-CN': '{store}：{by} 办结或撤回了「{title}」',
    'en-US': '{store}: {by} closed: {title}',
    many: { 'zh-CN': '{store}：{count} 个事项已办结或撤回', 'en-US': '{store}: {count} matters were closed' },
    roles: ['account-manager'],
    may: 'matter:read',
    path: '/matters?id={id}',
  },
  'matter.closed-shop': {
    title: { 'zh-CN': '客服公司办结事项', 'en-US': 'The provider closes a matter' },
    'zh-CN': '{store}：「{title}」已办结或撤回',
    'en-US': '{store}: closed: {title}',
    many: { 'zh-CN': '{store}：{count} 个事项已办结或撤回', 'en-US': '{store}: {count} matters were closed' },
    roles: ['shop-owner', 'shop-operations'],
    may: 'matter:read',
    path: '/matters?id={id}',
    shopPath: '/matters?id={id}',
  },
  'matter.due-provider': {
    title: { 'zh-CN': '事项到期', 'en-US': 'A matter is due' },
    'zh-CN': '{store}：「{title}」应在 {on} 前答复，等您处理',
    'en-US': '{store}: due {on} and waiting for you: {title}',
    many: {
      'zh-CN': '{store}：{count} 个事项已到期，等您处理',
      'en-US': '{store}: {count} matters are due and wait for you',
    },
    roles: ['account-manager'],
    waits: true,
    may: 'matter:read',
    path: '/matters?id={id}',
  },
  'matter.due-shop': {
    title: { 'zh-CN': '事项到期（店铺）', 'en-US': 'A matter is due (shop)' },
    'zh-CN': '{store}：「{title}」应在 {on} 前答复，等您处理',
    'en-US': '{store}: due {on} and waiting for you: {title}',
    many: {
      'zh-CN': '{store}：{count} 个事项已到期，等您处理',
      'en-US': '{store}: {count} matters are due and wait for you',
    },
    roles: ['shop-owner', 'shop-operations'],
    waits: true,
    may: 'matter:read',
    path: '/matters?id={id}',
    shopPath: '/matters?id={id}',
  },
  'member.joined': {
    title: { 'zh-CN': '成员加入', 'en-US': 'Somebody joins' },
    'zh-CN': '{name} 接受了邀请',
    'en-US': '{name} has accepted the invitation',
    many: { 'zh-CN': '{count} 人接受了邀请', 'en-US': '{count} people have accepted their invitations' },
    roles: ['provider-owner', 'hr'],
    may: 'member:read',
    path: '/members',
  },
  'document.waiting': {
    title: { 'zh-CN': '接口查询待审核', 'en-US': 'An API document waits for review' },
    'zh-CN': '{by} 登记了接口查询「{name}」，请审核',
    'en-US': '{by} registered the API document “{name}”; review it',
    many: { 'zh-CN': '{count} 个接口查询等待审核', 'en-US': '{count} API documents wait for review' },
    roles: ['provider-owner', 'auditor'],
    may: 'document:review',
    waits: true,
  },
  'document.approved': {
    title: { 'zh-CN': '接口查询获批准', 'en-US': 'An API document is approved' },
    'zh-CN': '接口查询「{name}」已获批准，可以使用',
    'en-US': 'The API document “{name}” is approved and may be used',
    many: { 'zh-CN': '{count} 个接口查询已获批准', 'en-US': '{count} API documents were approved' },
    roles: [],
    may: 'document:register',
  },
  'document.refused': {
    title: { 'zh-CN': '接口查询被拒绝', 'en-US': 'An API document is refused' },
    'zh-CN': '接口查询「{name}」未获批准',
    'en-US': 'The API document “{name}” was refused',
    many: { 'zh-CN': '{count} 个接口查询未获批准', 'en-US': '{count} API documents were refused' },
    roles: [],
    may: 'document:register',
  },
  'document.withdrawn': {
    title: { 'zh-CN': '接口查询被撤回', 'en-US': 'An API document is withdrawn' },
    'zh-CN': '接口查询「{name}」已停用',
    'en-US': 'The API document “{name}” may no longer be used',
    many: { 'zh-CN': '{count} 个接口查询已停用', 'en-US': '{count} API documents were withdrawn' },
    roles: [],
    may: 'document:register',
  },
});

type Events = typeof events;
export type EventName = keyof Events;
export const eventNames = Object.keys(events) as EventName[];

type Said<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Said<Rest>
  : never;
type SaidIn<Each> = Each extends { 'zh-CN': infer Zh extends string; 'en-US': infer En extends string }
  ? Said<Zh> | Said<En>
  : never;
/** What the reader knows without being told. */
type Known = 'store' | 'by' | 'count' | 'id' | 'storeId';
/** What an event must say of itself: whatever its sentences and addresses name. */
export type ParamsOf<Name extends EventName> = {
  readonly [
    Param in Exclude<
      | SaidIn<Events[Name]>
      | SaidIn<Events[Name]['many']>
      | (Events[Name] extends { detail: infer Detail } ? SaidIn<Detail> : never)
      | (Events[Name] extends { path: infer Path extends string } ? Said<Path> : never)
      | (Events[Name] extends { shopPath: infer Path extends string } ? Said<Path> : never),
      Known
    >
  ]: string | number;
};

/** What happened, as its consumers get it. Plain, JSON-safe data. */
export interface Happened {
  /** One id an event: who has seen it leaves a second telling alone. */
  readonly eventId: string;
  readonly name: EventName;
  readonly at: string;
  /** Null: it concerns the provider as a whole. */
  readonly storeId: string | null;
  readonly subjectId: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly params: Readonly<Record<string, string | number>>;
  /** People whom it concerns, whatever their roles. */
  readonly accountIds: readonly string[];
  /** Agents whom it concerns; a login that is one of them is told. */
  readonly agentIds: readonly string[];
}

/** Who does something about which events, each once in effect. A consumer is a queue with one handler. */
export const consumers = {
  'event.notices': eventNames,
  'store.advance': ['quote.sent', 'contract.signed', 'contract.taken-over', 'service.started'],
} as const satisfies Partial<Record<JobKind, readonly EventName[]>>;

export const consumersOf = (name: EventName): JobKind[] =>
  (Object.entries(consumers) as [JobKind, readonly EventName[]][])
    .filter(([, names]) => names.includes(name))
    .map(([kind]) => kind);

/** Whether shops' own people may be told: its sentences then name nobody of the provider. */
export const isForShops = (name: EventName): boolean =>
  'shopPath' in events[name] || events[name].roles.some((role) => isStoreRole(role));

/** What such an event is called where people choose what they are told. */
export const eventTitle = (name: EventName, locale: Locale): string => events[name].title[locale];

/** The sentence of one event, or of so many alike. */
export function eventText(
  name: EventName,
  locale: Locale,
  params: Readonly<Record<string, string | number>>,
  count = 1,
  /** The provider's own, with the same placeholders. */
  own?: Words,
): string {
  const words: Words = own ?? (count > 1 ? events[name].many : events[name]);
  const said = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' && name.endsWith('Fen') ? formatFen(value) : value,
  ]);
  return filled(words[locale], { ...Object.fromEntries(said), count });
}

/** What a letter about one event says beside its sentence; null where it says nothing, or the event did not. */
export function eventDetail(
  name: EventName,
  locale: Locale,
  params: Readonly<Record<string, string | number>>,
): string | null {
  const definition: Definition = events[name];
  const words = definition.detail?.[locale];
  const isSaid = words && [...words.matchAll(/\{(\w+)\}/g)].every(([, param = '']) => params[param]);
  return isSaid ? filled(words, params) : null;
}

/** Where it is seen to; of a shop's own pages the part behind the shop's address. Null where they have none. */
export function eventPath(
  name: EventName,
  place: 'office' | 'shop',
  params: Readonly<Record<string, string | number>>,
): string | null {
  const definition: Definition = events[name];
  const path = place === 'office' ? definition.path : definition.shopPath;
  return path === undefined ? null : filled(path, params);
}
