import type { Locale } from './terms.js';

type Words = Readonly<Record<Locale, string>>;

/** Every deed that the audit log can hold, in words. A write whose deed is not here does not compile. */
const deeds = {
  'account.begin-totp': { 'zh-CN': '开始开启第二步验证', 'en-US': 'Began to turn on the second step' },
  'account.confirm-totp': { 'zh-CN': '开启第二步验证', 'en-US': 'Turned on the second step' },
  'account.change-password': { 'zh-CN': '修改密码', 'en-US': 'Changed the password' },
  'account.reset-password': { 'zh-CN': '重置密码', 'en-US': 'Reset the password' },
  'account.reset-link': { 'zh-CN': '生成密码重置链接', 'en-US': 'Made a link to reset a password' },
  'account.recovery-codes': { 'zh-CN': '生成恢复码', 'en-US': 'Made recovery codes' },
  'account.remove-totp': { 'zh-CN': '关闭第二步验证', 'en-US': 'Turned off the second step' },
  'security-policy.set': { 'zh-CN': '设定账号安全要求', 'en-US': 'Set what accounts must have' },
  'session.end': { 'zh-CN': '结束登录', 'en-US': 'Ended sign-ins' },
  'agent.change': { 'zh-CN': '修改客服资料', 'en-US': 'Changed an agent' },
  'agent.leave': { 'zh-CN': '客服离职或返岗', 'en-US': 'An agent left or came back' },
  'agent.withdraw-certificate': { 'zh-CN': '撤销上岗认证', 'en-US': 'Withdrew a certification' },
  'invitation.renew': { 'zh-CN': '重新生成邀请链接', 'en-US': 'Renewed an invitation' },
  'invitation.withdraw': { 'zh-CN': '撤回邀请', 'en-US': 'Withdrew an invitation' },
  'member.change-role': { 'zh-CN': '调整成员角色', 'en-US': 'Changed a member’s role' },
  'shift-template.retire': { 'zh-CN': '停用班次', 'en-US': 'Retired a shift' },
  'shift-template.change': { 'zh-CN': '修改班次', 'en-US': 'Changed a shift' },
  'agent.add': { 'zh-CN': '添加客服', 'en-US': 'Added an agent' },
  'agent.add-staff': { 'zh-CN': '按名单添加客服', 'en-US': 'Added agents from a list' },
  'agent.certify': { 'zh-CN': '上岗认证', 'en-US': 'Certified an agent for a store' },
  'agent-account.match': { 'zh-CN': '匹配平台账号', 'en-US': 'Matched a platform account' },
  'api-key.create': { 'zh-CN': '创建 API 密钥', 'en-US': 'Created an API key' },
  'api-key.revoke': { 'zh-CN': '撤销 API 密钥', 'en-US': 'Revoked an API key' },
  'appeal.decide': { 'zh-CN': '处理申诉', 'en-US': 'Decided an appeal' },
  'appeal.file': { 'zh-CN': '提交申诉', 'en-US': 'Filed an appeal' },
  'contract.open-for-signing': { 'zh-CN': '合同定稿并开放签署', 'en-US': 'Opened a contract for signing' },
  'contract.save': { 'zh-CN': '修改合同', 'en-US': 'Changed a contract' },
  'contract.sign': { 'zh-CN': '签署合同', 'en-US': 'Signed a contract' },
  'client.rename': { 'zh-CN': '更正客户名称', 'en-US': 'Renamed a client' },
  'contract.reopen': { 'zh-CN': '合同退回草拟', 'en-US': 'Took a contract back from signing' },
  'contract.end': { 'zh-CN': '终止合同', 'en-US': 'Ended a contract' },
  'contract.take-over': { 'zh-CN': '登记已在执行的合同', 'en-US': 'Entered a contract that is in force' },
  'document.register': { 'zh-CN': '登记接口查询', 'en-US': 'Registered an API document' },
  'document.review': { 'zh-CN': '审核接口查询', 'en-US': 'Reviewed an API document' },
  'file.erase': { 'zh-CN': '销毁店铺文件密钥', 'en-US': 'Erased the keys of a store’s files' },
  'import.accept': { 'zh-CN': '上传导入文件', 'en-US': 'Uploaded a file to import' },
  'import-mapping.forget': { 'zh-CN': '忘记列对应', 'en-US': 'Forgot a mapping of columns' },
  'original.reveal': { 'zh-CN': '查看原始文件', 'en-US': 'Opened an original file' },
  'import.undo': { 'zh-CN': '撤销导入', 'en-US': 'Undid an import' },
  'invitation.accept': { 'zh-CN': '接受邀请', 'en-US': 'Accepted an invitation' },
  'list.export': { 'zh-CN': '导出列表', 'en-US': 'Exported a list' },
  'member.add': { 'zh-CN': '添加成员', 'en-US': 'Added a member' },
  'member.invite': { 'zh-CN': '邀请成员', 'en-US': 'Invited a member' },
  'member.link-agent': { 'zh-CN': '关联客服', 'en-US': 'Linked a member to an agent' },
  'member.unlink-agent': { 'zh-CN': '解除客服关联', 'en-US': 'Unlinked a member from an agent' },
  'member.reinstate-owner': { 'zh-CN': '恢复管理员', 'en-US': 'Reinstated an owner' },
  'member.revoke': { 'zh-CN': '停用成员', 'en-US': 'Revoked a member' },
  'payment.record': { 'zh-CN': '登记收款', 'en-US': 'Recorded a payment' },
  'payment.reverse': { 'zh-CN': '冲销收款', 'en-US': 'Reversed a payment' },
  'price-book.publish': { 'zh-CN': '发布价目表', 'en-US': 'Published a price book' },
  'profile.save': { 'zh-CN': '保存店铺档案', 'en-US': 'Saved a store profile' },
  'provider.create': { 'zh-CN': '开通客服公司', 'en-US': 'Created the provider' },
  'quote.accept': { 'zh-CN': '接受报价', 'en-US': 'Accepted a quote' },
  'quote.create': { 'zh-CN': '新建报价', 'en-US': 'Created a quote' },
  'quote.lose': { 'zh-CN': '标记报价未成交', 'en-US': 'Marked a quote as lost' },
  'quote.revise': { 'zh-CN': '修改报价（新版本）', 'en-US': 'Revised a quote' },
  'quote.request-approval': { 'zh-CN': '申请低毛利报价', 'en-US': 'Asked to approve a quote' },
  'quote.approve': { 'zh-CN': '批准低毛利报价', 'en-US': 'Approved a quote below the floor' },
  'quote.return': { 'zh-CN': '退回低毛利报价', 'en-US': 'Returned a quote below the floor' },
  'quote.send': { 'zh-CN': '发送报价', 'en-US': 'Sent a quote' },
  'report.acknowledge': { 'zh-CN': '已阅日报', 'en-US': 'Acknowledged a daily report' },
  'report.answer': { 'zh-CN': '答复日报疑问', 'en-US': 'Answered a question on a report' },
  'report.ask': { 'zh-CN': '对日报提出疑问', 'en-US': 'Asked about a daily report' },
  'report.build': { 'zh-CN': '生成日报', 'en-US': 'Built a daily report' },
  'report.publish': { 'zh-CN': '发布日报', 'en-US': 'Published a daily report' },
  'review.reopen': { 'zh-CN': '撤回质检评分', 'en-US': 'Took back a QC review' },
  'review.sample': { 'zh-CN': '质检抽样', 'en-US': 'Drew a QC sample' },
  'review.submit': { 'zh-CN': '提交质检评分', 'en-US': 'Submitted a QC review' },
  'roster.assign': { 'zh-CN': '修改排班', 'en-US': 'Changed a roster' },
  'roster.publish': { 'zh-CN': '发布排班', 'en-US': 'Published a roster' },
  'roster.solve': { 'zh-CN': '开始自动排班', 'en-US': 'Started solving a roster' },
  'roster.solved': { 'zh-CN': '自动排班完成', 'en-US': 'Solved a roster' },
  'scorecard.publish': { 'zh-CN': '发布评分表', 'en-US': 'Published a scorecard' },
  'service.start': { 'zh-CN': '开始服务', 'en-US': 'Started service' },
  'session.sign-in': { 'zh-CN': '登录', 'en-US': 'Signed in' },
  'share-link.create': { 'zh-CN': '再次生成报价链接', 'en-US': 'Made another share link' },
  'share-link.revoke': { 'zh-CN': '撤销报价链接', 'en-US': 'Revoked a share link' },
  'shift-template.add': { 'zh-CN': '添加班次', 'en-US': 'Added a shift' },
  'store.advance': { 'zh-CN': '店铺状态推进', 'en-US': 'Moved a store to its next status' },
  'store.close': { 'zh-CN': '关闭店铺', 'en-US': 'Closed a store' },
  'store.correct': { 'zh-CN': '更正店铺', 'en-US': 'Corrected a store' },
  'store.pause': { 'zh-CN': '暂停店铺', 'en-US': 'Paused a store' },
  'store.reopen': { 'zh-CN': '重新开启店铺', 'en-US': 'Opened a store again' },
  'store.create': { 'zh-CN': '登记店铺', 'en-US': 'Recorded a store' },
  'task.cancel': { 'zh-CN': '取消后台任务', 'en-US': 'Cancelled a task' },
  'view.remove': { 'zh-CN': '删除列表视图', 'en-US': 'Removed a view' },
  'view.save': { 'zh-CN': '保存列表视图', 'en-US': 'Saved a view' },
} satisfies Record<string, Words>;

export type Deed = keyof typeof deeds;

export const deedCodes = Object.keys(deeds) as Deed[];

/** What was done, for a person. Entries outlive code: a deed that is done no more shows its code. */
export function deedText(code: string, locale: Locale): string {
  return Object.hasOwn(deeds, code) ? deeds[code as Deed][locale] : code;
}

/** What a deed was done to. */
const subjects = {
  account: { 'zh-CN': '账号', 'en-US': 'Account' },
  agent: { 'zh-CN': '客服', 'en-US': 'Agent' },
  'agent-account': { 'zh-CN': '平台账号', 'en-US': 'Platform account' },
  document: { 'zh-CN': '接口查询', 'en-US': 'API document' },
  'api-key': { 'zh-CN': 'API 密钥', 'en-US': 'API key' },
  client: { 'zh-CN': '客户', 'en-US': 'Client' },
  contract: { 'zh-CN': '合同', 'en-US': 'Contract' },
  'daily-report': { 'zh-CN': '日报', 'en-US': 'Daily report' },
  file: { 'zh-CN': '文件', 'en-US': 'File' },
  import: { 'zh-CN': '导入批次', 'en-US': 'Import' },
  invitation: { 'zh-CN': '邀请', 'en-US': 'Invitation' },
  list: { 'zh-CN': '列表', 'en-US': 'List' },
  membership: { 'zh-CN': '成员', 'en-US': 'Member' },
  payment: { 'zh-CN': '付款', 'en-US': 'Payment' },
  'import-mapping': { 'zh-CN': '列对应', 'en-US': 'Mapping of columns' },
  'price-book': { 'zh-CN': '价目表', 'en-US': 'Price book' },
  provider: { 'zh-CN': '客服公司', 'en-US': 'Provider' },
  'qc-sample': { 'zh-CN': '质检样本', 'en-US': 'QC sample' },
  quote: { 'zh-CN': '报价', 'en-US': 'Quote' },
  'report-question': { 'zh-CN': '日报疑问', 'en-US': 'Question on a report' },
  review: { 'zh-CN': '质检', 'en-US': 'Review' },
  roster: { 'zh-CN': '排班', 'en-US': 'Roster' },
  scorecard: { 'zh-CN': '评分表', 'en-US': 'Scorecard' },
  'share-link': { 'zh-CN': '报价链接', 'en-US': 'Share link' },
  'shift-template': { 'zh-CN': '班次', 'en-US': 'Shift' },
  store: { 'zh-CN': '店铺', 'en-US': 'Store' },
  'store-profile': { 'zh-CN': '店铺档案', 'en-US': 'Store profile' },
  task: { 'zh-CN': '后台任务', 'en-US': 'Task' },
  view: { 'zh-CN': '列表视图', 'en-US': 'View' },
} satisfies Record<string, Words>;

export type Subject = keyof typeof subjects;

export const subjectCodes = Object.keys(subjects) as Subject[];

export function subjectText(code: string, locale: Locale): string {
  return Object.hasOwn(subjects, code) ? subjects[code as Subject][locale] : code;
}
