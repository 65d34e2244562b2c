import { permissionText } from './permissions.js';
import type { Locale } from './terms.js';

export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'unavailable';

interface ErrorText {
  readonly kind: ErrorKind;
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

/** Every refusal the product can utter: kind, and what a person should know and do, in both languages. */
const errors = {
  NOT_FOUND: {
    kind: 'not-found',
    'zh-CN': '没有找到该内容，可能已被删除或您没有权限。请返回列表重新打开。',
    'en-US':
      'Not found. It may have been removed, or is not yours to see. Go back to the list and open it again.',
  },
  UNAUTHENTICATED: {
    kind: 'unauthenticated',
    'zh-CN': '登录已失效，请重新登录。已填写的内容会保留。',
    'en-US': 'You are signed out. Sign in again; what you typed is kept.',
  },
  SIGN_IN_REFUSED: {
    kind: 'unauthenticated',
    'zh-CN': '账号或密码不正确。',
    'en-US': 'The account or the password is not right.',
  },
  TOTP_REQUIRED: {
    kind: 'unauthenticated',
    'zh-CN': '请输入动态验证码。',
    'en-US': 'Enter the code of your authenticator.',
  },
  TOO_MANY_ATTEMPTS: {
    kind: 'unavailable',
    'zh-CN': '尝试次数过多，请在 {seconds} 秒后再试。',
    'en-US': 'Too many attempts. Try again in {seconds} seconds.',
  },
  FORBIDDEN: {
    kind: 'forbidden',
    'zh-CN': '您没有「{permission}」的权限。如有需要，请管理员在「成员」中调整您的角色。',
    'en-US': 'You may not {permission}. If you need to, ask an owner to change your role under Members.',
  },
  INVALID_INPUT: {
    kind: 'invalid',
    'zh-CN': '有内容需要修改，请查看标出的字段。',
    'en-US': 'Some fields need your attention; they are marked.',
  },
  FILE_ERASED: {
    kind: 'not-found',
    'zh-CN': '该文件的密钥已按要求销毁，内容无法再打开。',
    'en-US': 'The key of this file was erased on request; its content cannot be opened any more.',
  },
  REVEAL_LIMIT: {
    kind: 'forbidden',
    'zh-CN': '每人每天最多查看 {limit} 份原始文件，今天已用完。请明天再看，或请同事查看。',
    'en-US':
      'One person may open {limit} original files a day, and that is used up. Come back tomorrow or ask a colleague.',
  },
  REQUEST_REFUSED: {
    kind: 'invalid',
    'zh-CN': '请求不符合接口约定。',
    'en-US': 'The request does not fit the API.',
  },
  STATE_CHANGED: {
    kind: 'conflict',
    'zh-CN': '状态已变为「{status}」，此操作不再适用。请刷新后重试。',
    'en-US': 'Its state is now "{status}", so this no longer applies. Reload and try again.',
  },
  DRAFT_CHANGED: {
    kind: 'conflict',
    'zh-CN': '在您打开之后，内容已被修改，因此没有定稿。请核对最新内容后再操作。',
    'en-US': 'It was changed after you opened it, so nothing was made final. Check the latest content first.',
  },
  SETUP_SHOP_MISSING: {
    kind: 'not-found',
    'zh-CN': '这里没有短名为「{slug}」的店铺。请先登记店铺，再导入一次。',
    'en-US': 'There is no shop with the short name “{slug}” here. Enter the shop, then import again.',
  },
  SETTING_CHANGED: {
    kind: 'conflict',
    'zh-CN':
      '在您打开之后，{by} 把「{name}」改为了第 {version} 版，因此没有保存。您填写的内容还在，请看过新版本的改动再保存。',
    'en-US':
      '{by} has set version {version} of “{name}” since you opened it, so nothing was saved. What you typed is kept: look at what is new, then save.',
  },
  SOLVING_FAILED: {
    kind: 'unavailable',
    'zh-CN': '排班没有算完，已发布的排班不受影响。请再排一次；仍不成功请提供编号 {requestId}。',
    'en-US':
      'The roster was not solved; published rosters are as they were. Solve again, and if it fails again quote {requestId}.',
  },
  SOLVING_STOPPED: {
    kind: 'conflict',
    'zh-CN': '排班计算已被取消。需要时请再排一次。',
    'en-US': 'Solving was cancelled. Solve again when needed.',
  },
  IMPORT_FAILED: {
    kind: 'invalid',
    'zh-CN': '「{file}」没有导入完成：{reason}',
    'en-US': '“{file}” was not imported to its end: {reason}',
  },
  ALREADY_EXISTS: {
    kind: 'conflict',
    'zh-CN': '「{value}」已存在，请换一个。',
    'en-US': '"{value}" already exists; choose another.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    kind: 'conflict',
    'zh-CN': '同一个幂等键被用于不同的请求。请使用新的键。',
    'en-US': 'This idempotency key was used for another request. Use a new one.',
  },
  QUOTE_EXPIRED: {
    kind: 'conflict',
    'zh-CN': '报价已于 {validUntil} 到期，不能接受。请联系销售重新报价。',
    'en-US': 'The quote expired on {validUntil} and cannot be accepted. Ask sales for a new one.',
  },
  QUOTE_ALREADY_ACCEPTED: {
    kind: 'conflict',
    'zh-CN': '该报价已由 {name} 于 {at} 接受。',
    'en-US': '{name} has already accepted this quote at {at}.',
  },
  QUOTE_INDICATIVE: {
    kind: 'conflict',
    'zh-CN': '{number} 是初步报价，仅供参考，不能接受。请联系销售出具正式报价。',
    'en-US': '{number} is an indicative quote and cannot be accepted. Ask sales for a final one.',
  },
  QUOTE_DOCUMENT_CHANGED: {
    kind: 'conflict',
    'zh-CN': '报价文件已更新，请刷新页面后核对再接受。',
    'en-US': 'The quote document has changed. Reload, check it, then accept.',
  },
  PRICE_BOOK_MISSING: {
    kind: 'conflict',
    'zh-CN': '{on} 没有生效的价目表，请先在「价目表」中发布一份。',
    'en-US': 'No price book is in force on {on}. Publish one first.',
  },
  PROFILE_MISSING: {
    kind: 'conflict',
    'zh-CN': '该店铺还没有登记资料，请先填写店铺档案。',
    'en-US': 'This store has no profile yet. Record it first.',
  },
  TRAFFIC_UNKNOWN: {
    kind: 'conflict',
    'zh-CN': '还不知道该店铺的咨询量。请在店铺档案中填写日均咨询或分时咨询量。',
    'en-US': 'Nothing is known of this store’s traffic. Fill in its inquiries a day or by half hour.',
  },
  MARGIN_BELOW_FLOOR: {
    kind: 'conflict',
    'zh-CN': '毛利率 {margin} 低于底线 {floor}，请先申请批准，批准后才能发送。',
    'en-US':
      'The margin {margin} is below the floor {floor}. Ask for approval; it can be sent once approved.',
  },
  APPROVAL_NOT_NEEDED: {
    kind: 'conflict',
    'zh-CN': '毛利率 {margin} 不低于底线 {floor}，无需批准，可直接发送。',
    'en-US': 'The margin {margin} is not below the floor {floor}; no approval is needed, send it.',
  },
  LINK_INVALID: {
    kind: 'not-found',
    'zh-CN': '链接无效、已过期或已撤销。请向对方索取新的链接。',
    'en-US': 'This link is invalid, expired or revoked. Ask for a new one.',
  },
  PAYMENT_REQUIRED: {
    kind: 'conflict',
    'zh-CN': '首笔付款还差 {outstanding}，服务不能开始。请先登记收款。',
    'en-US': 'Of the first payment {outstanding} is outstanding, so service cannot start. Record it first.',
  },
  CONTRACT_NOT_FINAL: {
    kind: 'conflict',
    'zh-CN': '合同 {number} 还没有定稿，不能登记收款。请先定稿。',
    'en-US': 'Contract {number} is not final yet, so no payment can be recorded. Make it final first.',
  },
  CONTRACT_IN_FORCE: {
    kind: 'conflict',
    'zh-CN': '该店铺已有执行中的合同 {number}。请先在该合同中终止，再登记新的。',
    'en-US': 'Contract {number} of this store is in force. End it first, then enter another.',
  },
  CONTRACT_INCOMPLETE: {
    kind: 'conflict',
    'zh-CN': '合同还不完整（缺少：{missing}）。请补全双方客户经理与服务承诺（含未达标处理）。',
    'en-US':
      'The contract is not complete (missing: {missing}). Add both account managers and the promises with what follows a miss.',
  },
  CONTRACT_NOT_BEGUN: {
    kind: 'conflict',
    'zh-CN': '合同从 {startsOn} 开始，在此之前不能开始服务。',
    'en-US': 'The contract begins on {startsOn}; service cannot start before.',
  },
  SIGNATURE_ORDER: {
    kind: 'conflict',
    'zh-CN': '需要双方签署后才能继续（缺少：{missing}）。',
    'en-US': 'Both sides must sign first (missing: {missing}).',
  },
  ROSTER_HAS_BROKEN_RULES: {
    kind: 'conflict',
    'zh-CN': '排班违反 {count} 条硬性规则，不能发布：{first}请查看右侧规则列表。',
    'en-US': 'Hard rules broken: {count}, so the roster cannot be published. {first} See the rule list.',
  },
  MATTER_NOT_OWN: {
    kind: 'forbidden',
    'zh-CN': '只有提出事项的一方可以办结或撤回。请在事项中答复。',
    'en-US': 'Only the side that asked can close or withdraw it. Reply to it instead.',
  },
  FILE_KIND_REFUSED: {
    kind: 'invalid',
    'zh-CN': '「{name}」这种文件不能发送。可发送 PDF、图片、Office 文档、文本、CSV、mp4 视频和 zip。',
    'en-US':
      'A file like “{name}” cannot be sent. PDF, pictures, Office documents, text, CSV, mp4 video and zip can.',
  },
  FILE_TOO_LARGE: {
    kind: 'invalid',
    'zh-CN': '文件超过 {limitMb} MB。请拆分后分别上传。',
    'en-US': 'The file is larger than {limitMb} MB. Split it and upload the parts.',
  },
  PUSH_BODY_NEEDED: {
    kind: 'invalid',
    'zh-CN':
      '请把文件内容作为请求体发送，Content-Type 用 application/x-ndjson、text/csv 或 application/octet-stream。',
    'en-US':
      'Send the file as the body, with the content type application/x-ndjson, text/csv or application/octet-stream.',
  },
  PUSH_SIGNATURE_WRONG: {
    kind: 'unauthenticated',
    'zh-CN': '签名与内容不符。请用所带的 API 密钥对“编号.时间戳.内容”计算 HMAC-SHA256。',
    'en-US':
      'The signature is not that of the body. Sign "id.timestamp.body" by HMAC-SHA256 with the key that you send.',
  },
  PUSH_SIGNATURE_EXPIRED: {
    kind: 'unauthenticated',
    'zh-CN': '签名时间与服务器时间相差超过 {seconds} 秒。请校准时钟并重新签名。',
    'en-US':
      'It was signed more than {seconds} seconds from the server’s time. Set the clock and sign again.',
  },
  PUSH_REPLAYED: {
    kind: 'conflict',
    'zh-CN': '这条签名消息已经收到过。重试时请用新的时间戳重新签名。',
    'en-US': 'This signed message came before. To try again, sign it again with a new timestamp.',
  },
  EXPORT_TOO_LARGE: {
    kind: 'invalid',
    'zh-CN': '要导出的内容超过 {limit} 行。请缩小筛选范围后分次导出。',
    'en-US': 'More than {limit} rows to export. Narrow the filter and export in parts.',
  },
  FILE_ALREADY_IMPORTED: {
    kind: 'conflict',
    'zh-CN': '该文件已于 {at} 导入（{name}），没有重复写入。',
    'en-US': 'This file was already imported at {at} ({name}); nothing was written twice.',
  },
  REPORT_DATA_MISSING: {
    kind: 'conflict',
    'zh-CN': '{on} 还没有会话数据，无法生成日报。请先导入当天的聊天记录。',
    'en-US': 'There are no conversations for {on}, so no report can be built. Import that day first.',
  },
  REPORT_UNCHANGED: {
    kind: 'conflict',
    'zh-CN':
      '{on} 的数字与点评都和已发布的第 {version} 版相同，没有需要更正的内容，因此没有发布。请先导入更正的数据并重新生成，或改写点评。',
    'en-US':
      'Numbers and comment of {on} are those of version {version}, which is published, so there is nothing to correct. Import the corrected data and build again, or reword the comment.',
  },
  DAY_WITHOUT_CHATS: {
    kind: 'conflict',
    'zh-CN': '{on} 没有会话，无法抽样。请先导入当天的聊天记录。',
    'en-US': 'There are no chats on {on}, so nothing can be drawn. Import that day first.',
  },
  ACCOUNTS_UNMATCHED: {
    kind: 'conflict',
    'zh-CN': '{on} 的会话都属于未匹配的客服账号（{count} 个：{accounts}），无法抽样。请先匹配账号。',
    'en-US':
      'All chats of {on} are under accounts that nobody has matched ({count}: {accounts}). Match them first.',
  },
  REOPEN_CLOSED: {
    kind: 'conflict',
    'zh-CN': '只能在提交后 {minutes} 分钟内撤回。之后如需更正，由客服申诉、另一位同事改判。',
    'en-US':
      'A review can be taken back for {minutes} minutes. After that the agent appeals, and another person corrects it.',
  },
  REOPEN_OTHERS: {
    kind: 'forbidden',
    'zh-CN': '只能撤回自己提交的质检。请联系提交人，或等客服申诉后改判。',
    'en-US': 'You can take back your own reviews only. Ask whoever submitted it, or decide its appeal.',
  },
  SCORE_ABOVE_MAXIMUM: {
    kind: 'invalid',
    'zh-CN': '分数不能超过满分 {max} 分（填的是 {score}）。请改为 0 到 {max} 之间的分数再提交。',
    'en-US': 'A score is at most {max} (you gave {score}). Give one from 0 to {max} and submit again.',
  },
  REVIEW_OWN_WORK: {
    kind: 'forbidden',
    'zh-CN': '不能质检自己的会话。',
    'en-US': 'You cannot review your own conversations.',
  },
  REVIEW_OWN_TEAM: {
    kind: 'forbidden',
    'zh-CN': '不能质检或裁决自己团队的会话，请交由团队以外的人处理。',
    'en-US': 'You cannot judge the work of your own team. Leave it to somebody outside it.',
  },
  APPEAL_SAME_PERSON: {
    kind: 'forbidden',
    'zh-CN': '申诉须由原质检员以外的人处理。',
    'en-US': 'An appeal must be decided by someone other than the reviewer.',
  },
  APPEAL_CLOSED: {
    kind: 'conflict',
    'zh-CN': '申诉期已于 {until} 截止。',
    'en-US': 'Appeals closed on {until}.',
  },
  INVITATION_INVALID: {
    kind: 'not-found',
    'zh-CN': '邀请无效或已过期，请联系邀请人重新发送。',
    'en-US': 'The invitation is invalid or has expired. Ask for a new one.',
  },
  ROLE_WITHDRAWN: {
    kind: 'conflict',
    'zh-CN': '角色「{role}」已被撤销。请联系管理员，换一个角色重新邀请。',
    'en-US': 'The role "{role}" was withdrawn. Ask for an invitation to another role.',
  },
  INVITATION_FOR_ANOTHER: {
    kind: 'forbidden',
    'zh-CN': '这份邀请是发给 {email} 的。请退出当前账号，用该邮箱登录后再接受。',
    'en-US': 'This invitation is for {email}. Sign out, sign in with that email, then accept it.',
  },
  AGENT_LINKED: {
    kind: 'conflict',
    'zh-CN': '客服「{agent}」已与「{name}」关联。请先解除关联或撤回邀请，或另选一位。',
    'en-US':
      'Agent "{agent}" is already {name}. Unlink or withdraw the invitation first, or choose another agent.',
  },
  AGENT_LEFT: {
    kind: 'conflict',
    'zh-CN': '客服「{name}」已离职，不能再关联或排班。',
    'en-US': 'Agent "{name}" has left and can be neither linked nor rostered.',
  },
  PERSON_HAS_AGENT: {
    kind: 'conflict',
    'zh-CN': '此人已关联客服「{name}」。一个人只能是一位客服，请先解除原有关联。',
    'en-US': 'This person is already agent "{name}". A person is one agent; unlink the other first.',
  },
  STAFF_LIST_INVALID: {
    kind: 'invalid',
    'zh-CN': '名单中有 {count} 处需要修改，没有添加任何人。请按标出的行和列修改后重试。',
    'en-US':
      'The list needs {count} corrections, so nobody was added. Correct the rows and columns named and try again.',
  },
  NO_MEMBERSHIP: {
    kind: 'forbidden',
    'zh-CN': '您的账号目前不属于任何公司（可能已停用或离职）。请联系管理员重新邀请。',
    'en-US':
      'Your account belongs to no company at present; it may have been revoked. Ask an owner to invite you.',
  },
  RESET_LINK_INVALID: {
    kind: 'not-found',
    'zh-CN': '重置链接无效、已过期或已使用。请向管理员索取新的链接。',
    'en-US': 'This reset link is invalid, expired or used. Ask an owner for a new one.',
  },
  ACCOUNT_OF_OTHERS: {
    kind: 'forbidden',
    'zh-CN': '此账号也属于其他公司，不能由您重置密码。请联系系统运维人员。',
    'en-US':
      'This account belongs to another company too, so you cannot reset it. Ask the operator of the system.',
  },
  SECOND_FACTOR_NEEDED: {
    kind: 'forbidden',
    'zh-CN': '贵公司要求您的角色开启第二步验证。请刷新页面（或重新登录），按提示开启后即可继续。',
    'en-US':
      'Your company asks for a second step in your role. Reload the page (or sign in again) and set it up as you are shown; then go on.',
  },
  SIGN_ON_REFUSED: {
    kind: 'unauthenticated',
    'zh-CN': '公司账号登录没有成功。请再试一次；仍不行时请联系管理员检查单点登录设置。',
    'en-US':
      'Signing in by your company did not succeed. Try again; if it goes on, ask an owner to check its setting.',
  },
  SIGN_ON_UNVERIFIED: {
    kind: 'forbidden',
    'zh-CN': '公司的登录系统没有确认您的邮箱。请先在那里验证邮箱，再登录。',
    'en-US': 'Your company’s sign-in does not vouch for your mail address. Verify it there first.',
  },
  SIGN_ON_UNKNOWN: {
    kind: 'forbidden',
    'zh-CN': '{email} 不是这家公司的成员，也没有被邀请。请联系管理员邀请您。',
    'en-US': '{email} is no member of this company and is not invited. Ask an owner to invite you.',
  },
  SIGN_ON_UNREACHABLE: {
    kind: 'unavailable',
    'zh-CN': '联系不上公司的登录系统（{issuer}），或它的答复不对。请稍后再试，或检查地址是否正确。',
    'en-US':
      'The company’s sign-in ({issuer}) does not answer, or not as it should. Try later, or check its address.',
  },
  SIGN_ON_REQUIRED: {
    kind: 'forbidden',
    'zh-CN': '贵公司要求用公司账号登录。请选「用公司账号登录」。',
    'en-US': 'Your company asks you to sign in by its own sign-in. Choose “Sign in by your company”.',
  },
  SIGN_ON_TRY_FIRST: {
    kind: 'conflict',
    'zh-CN': '请您先用公司账号登录一次，确认可用，再要求所有人这样登录。',
    'en-US': 'Sign in by it once yourself first, so that it is known to work, then require it of all.',
  },
  SIGN_ON_NO_ADDRESS: {
    kind: 'conflict',
    'zh-CN': '系统还不知道自己的访问地址，登录后无法回来。请运维人员设置 ZUOXI_PUBLIC_URL。',
    'en-US':
      'The installation does not know its own address, so nobody could come back. Its operator sets ZUOXI_PUBLIC_URL.',
  },
  STEP_UP_REQUIRED: {
    kind: 'forbidden',
    'zh-CN':
      '贵公司规定：做这件事前要再次验证身份。请输入验证器上的 6 位验证码后重试；还没有开启第二步验证的，请先在「我的账号」中开启。API 密钥不能做这件事。',
    'en-US':
      'Your company asks who you are again before this. Give the six digits of your second step and repeat it; if you have none yet, turn it on under “My account” first. An API key cannot do this.',
  },
  OWN_SECOND_FACTOR_FIRST: {
    kind: 'conflict',
    'zh-CN': '这项要求也适用于您，而您还没有开启第二步验证。请先在「我的账号」中开启，再保存此要求。',
    'en-US':
      'This would be asked of you too, and you have no second step yet. Turn it on under “My account” first, then save this.',
  },
  LAST_OWNER: {
    kind: 'conflict',
    'zh-CN': '这是最后一位拥有全部权限的管理员，不能停用或降级。请先邀请另一位管理员。',
    'en-US':
      'This is the last person with full rights and cannot be revoked or demoted. Invite another owner first.',
  },
  LEAVES_AS_AGENT: {
    kind: 'conflict',
    'zh-CN': '「{name}」是客服，请在「客服」页办理离职：登录、密钥、链接与之后的班次会一并处理。',
    'en-US':
      '"{name}" is an agent: enter the last day under Agents, where sign-in, keys, links and later shifts end together.',
  },
  LAST_SHOP_OWNER: {
    kind: 'conflict',
    'zh-CN': '这是店铺最后一位店主，不能移除。请先邀请另一位店主。',
    'en-US': 'This is the last owner of the shop and cannot be removed. Invite another owner first.',
  },
  SUB_ACCOUNT_HELD: {
    kind: 'conflict',
    'zh-CN': '子账号「{name}」还有人持有，请先收回再注销。',
    'en-US': 'Somebody has the sub-account "{name}". Take it back first, then close it.',
  },
  SETUP_LINK_INVALID: {
    kind: 'not-found',
    'zh-CN': '设置链接无效、已过期或已使用。请在服务器上运行 npx zuoxi provider create 获取新的链接。',
    'en-US':
      'This set-up link is invalid, expired or used. Run `npx zuoxi provider create` on the server for a new one.',
  },
  SECOND_PERSON_REQUIRED: {
    kind: 'forbidden',
    'zh-CN': '需由提交人以外的另一人审核。',
    'en-US': 'Somebody other than who handed it in must decide.',
  },
  DOCUMENT_NOT_REGISTERED: {
    kind: 'forbidden',
    'zh-CN': '此接口只接受已登记的查询，请先在后台“接口查询”登记并通过审核。',
    'en-US':
      'This endpoint runs registered documents only. Register yours in the back office and have it reviewed.',
  },
  DOCUMENT_TOO_LARGE: {
    kind: 'invalid',
    'zh-CN': '查询超出限制（{limit}），请减少每页数量或拆分查询。',
    'en-US': 'The document exceeds a limit ({limit}). Ask for smaller pages, or in several requests.',
  },
  SCHEDULE_TOO_FREQUENT: {
    kind: 'invalid',
    'zh-CN': '间隔不能少于 {least} 分钟、不能多于 12 小时，并且要能整除一天（例如 5、15、30、60 分钟）。',
    'en-US':
      'An interval is {least} minutes to 12 hours long and divides a day, for example 5, 15, 30 or 60 minutes.',
  },
  SCHEDULE_WITHOUT_DAY: {
    kind: 'invalid',
    'zh-CN': '请至少选择一个星期几，否则永远不会运行。',
    'en-US': 'Choose at least one weekday; without one it would never run.',
  },
  SCHEDULE_DAY_UNKNOWN: {
    kind: 'invalid',
    'zh-CN': '每月没有 {day} 日。请填 1 到 31；没有该日的月份在当月最后一天运行。',
    'en-US': 'No month has a day {day}. Give 1 to 31; a shorter month runs it on its last day.',
  },
  SCHEDULE_TIME_UNKNOWN: {
    kind: 'invalid',
    'zh-CN': '时间要在 00:00 到 23:59 之间。',
    'en-US': 'The time of day is between 00:00 and 23:59.',
  },
  ZONE_UNKNOWN: {
    kind: 'invalid',
    'zh-CN': '没有「{zone}」这个时区，请使用如 Asia/Shanghai 的名称。',
    'en-US': 'There is no time zone "{zone}"; use a name such as Asia/Shanghai.',
  },
  AUDIT_CHAIN_BROKEN: {
    kind: 'conflict',
    'zh-CN': '操作日志从第 {seq} 条起与写入时不符。请保留现场，并与备份核对。',
    'en-US':
      'The audit log is not as it was written from entry {seq} on. Keep everything as it is and compare with a backup.',
  },
  UNAVAILABLE: {
    kind: 'unavailable',
    'zh-CN': '服务暂时不可用，请稍后重试。已填写的内容会保留。',
    'en-US': 'Temporarily unavailable. Try again shortly; what you typed is kept.',
  },
  INTERNAL: {
    kind: 'unavailable',
    'zh-CN': '系统出错，工程师已收到通知。请稍后重试，并提供编号 {requestId}。',
    'en-US': 'Something went wrong on our side. Try again later and quote {requestId}.',
  },
} satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof errors;

export const errorCodes = Object.keys(errors) as ErrorCode[];

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errors, code);

export const errorKinds = Object.fromEntries(
  Object.entries(errors).map(([code, text]) => [code, text.kind]),
) as Record<ErrorCode, ErrorKind>;

/** The sentence for a person; `{name}` is replaced from the details, and a missing detail prints "—". */
export function errorMessage(
  code: ErrorCode,
  locale: Locale,
  details: Readonly<Record<string, unknown>> = {},
): string {
  return errors[code][locale].replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = String(details[key] ?? '—');
    return key === 'permission' ? permissionText(value, locale) : value;
  });
}
