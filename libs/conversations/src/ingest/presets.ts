import { Preset, PresetField, ValueKind } from './preset.js';

type FieldRest = Omit<PresetField, 'field' | 'value' | 'headers'>;

const field = (
  name: string,
  value: ValueKind,
  headers: readonly string[],
  rest: FieldRest = {},
): PresetField => ({
  field: name,
  value,
  headers,
  ...rest,
});

const SENDER_CHOICES = {
  buyer: [
    '买家',
    '顾客',
    '客户',
    '用户',
    '访客',
    '消费者',
    '接收',
    '收',
    '收到',
    'buyer',
    'customer',
    'user',
    'visitor',
    'contact',
    'in',
    'incoming',
    'inbound',
    '0',
  ],
  agent: [
    '客服',
    '卖家',
    '商家',
    '店铺',
    '人工',
    '人工客服',
    '坐席',
    '发送',
    '发',
    '发出',
    'agent',
    'seller',
    'merchant',
    'servicer',
    'waiter',
    'helpdesk',
    'out',
    'outgoing',
    'outbound',
    '1',
  ],
  bot: [
    ...['机器人', '智能客服', '机器人客服', '智能机器人', '店小蜜', '阿里小蜜', '京小智', '飞鸽机器人'],
    ...['AI客服', 'AI助手', '智能助手', '机器人接待', 'bot', 'robot', 'agentbot', 'chatbot'],
  ],
  // No person's and no robot's word about the question: see `automatic.ts`.
  automatic: [
    ...[
      '自动回复',
      '自动应答',
      '自动消息',
      '自动发送',
      '欢迎语',
      '欢迎消息',
      '自动欢迎语',
      '问候语',
      '开场白',
    ],
    ...['离线自动回复', '首次自动回复', 'auto', 'automatic', 'auto reply', 'auto_reply', 'auto-reply'],
    ...['welcome', 'welcome message', 'greeting'],
  ],
  system: ['系统', '系统消息', '系统提示', '通知', 'system', 'notice', 'event'],
} as const;

const TYPE_CHOICES = {
  automatic: SENDER_CHOICES.automatic,
  text: ['文本', '文字', '文本消息', '文字消息', '普通消息', 'text', 'txt', 'plain', 'text message'],
  image: ['图片', '表情', '视频', '语音', 'image', 'img', 'picture', 'photo', 'emoji', 'video', 'voice'],
  card: [
    ...['卡片', '商品', '订单', '链接', '商品卡片', '订单卡片', '红包', '优惠券', '红包卡片', '优惠券卡片'],
    ...['商品链接', '订单核对', '邀请评价', '邀请下单', '小程序', '名片', '转账'],
    ...['card', 'link', 'goods', 'product', 'order', 'coupon', 'red packet', 'red_packet', 'invitation'],
  ],
  recall: ['撤回', '消息撤回', 'recall', 'revoke'],
  transfer: ['转接', '转接消息', '会话转接', '转人工', '转接人工', 'transfer', 'handover', 'hand over'],
  'left-message': [
    '留言',
    '离线留言',
    '留言消息',
    '转留言',
    'left message',
    'leave message',
    'offline message',
  ],
  system: ['系统', '系统消息', '提示', '通知', 'system', 'notice', 'event'],
} as const;

const genericChat: Preset = {
  id: 'generic-chat',
  kind: 'conversations',
  name: { zh: '聊天记录（通用）', en: 'Chat log (generic)' },
  platform: null,
  fileNames: ['聊天', '会话', '咨询记录', 'chat', 'conversation', 'message'],
  sheets: [],
  requiredAny: [],
  delayDays: 0,
  fields: [
    field(
      'externalConversationId',
      'id',
      [
        '会话ID',
        '会话编号',
        '会话号',
        '对话ID',
        '对话编号',
        '咨询ID',
        '咨询单号',
        'conversation id',
        'conversation',
        'session id',
        'session',
        'chat id',
        'sid',
      ],
      {
        like: ['会话', '对话', 'conversation', 'session'],
        must: ['id'],
        unlike: ['时长', '次数'],
      },
    ),
    field(
      'buyer',
      'account',
      [
        '买家',
        '客户',
        '顾客',
        '买家昵称',
        '客户昵称',
        '顾客昵称',
        '买家会员名',
        '买家ID',
        '客户ID',
        '用户',
        '用户昵称',
        '访客',
        '消费者',
        'buyer',
        'buyer nick',
        'customer',
        'customer id',
        'visitor',
        'user',
      ],
      {
        required: true,
        like: ['买家', '客户', '顾客', '访客', 'buyer', 'customer'],
        unlike: ['消息', '内容', '条数', '时间', '地址', '电话', '手机', '姓名', '备注', '留言'],
      },
    ),
    field(
      'agentAccount',
      'account',
      [
        '客服',
        '客服账号',
        '客服昵称',
        '接待客服',
        '旺旺昵称',
        '旺旺账号名称',
        '子账号',
        '坐席',
        '员工',
        'agent',
        'agent account',
        'agent name',
        'waiter',
        'servicer',
        'assignee',
      ],
      {
        like: ['客服', '旺旺', '坐席', 'agent', 'waiter'],
        unlike: ['率', '转化', '销售', '时长', '消息', '内容', '条数', '时间', '发送', '绩效', '评价'],
      },
    ),
    field(
      'at',
      'instant',
      [
        '时间',
        '发送时间',
        '消息时间',
        '聊天时间',
        '消息发送时间',
        '日期时间',
        '创建时间',
        'time',
        'sent at',
        'send time',
        'message time',
        'timestamp',
        'created at',
        'create time',
        'msgtime',
        'datetime',
        'at',
      ],
      {
        required: true,
        like: ['时间', 'time'],
        unlike: ['时长', '响应', '付款', '下单', '开始', '结束', 'first', 'duration', 'response'],
      },
    ),
    field(
      'direction',
      'choice',
      [
        '发送方',
        '方向',
        '消息方向',
        '发送者类型',
        '发送人类型',
        '发送者',
        '发送人',
        '发言人',
        '角色',
        'direction',
        'sender',
        'sender type',
        'sendertype',
        'role',
        'from',
      ],
      {
        required: true,
        like: ['发送', '方向', '角色', 'direction', 'sender', 'role'],
        unlike: ['时间', '内容', 'time', 'text'],
        choices: SENDER_CHOICES,
      },
    ),
    field(
      'text',
      'text',
      ['内容', '消息内容', '聊天内容', '文本内容', '消息', '正文', 'content', 'text', 'message', 'body'],
      {
        required: true,
        like: ['内容', '消息', 'content', 'text'],
        unlike: ['类型', '编号', 'id', '时间', '条数', '方向', 'type', 'time'],
      },
    ),
    field(
      'externalMessageId',
      'id',
      ['消息ID', '消息编号', '消息号', 'message id', 'msg id', 'msgid', 'mid'],
      {
        like: ['消息', 'message', 'msg'],
        must: ['id'],
        unlike: ['会话', 'conversation', 'session'],
      },
    ),
    field(
      'type',
      'choice',
      ['消息类型', '类型', 'message type', 'msg type', 'msgtype', 'type', 'content type'],
      { choices: TYPE_CHOICES },
    ),
    field(
      'skuId',
      'id',
      [
        '商品',
        '商品ID',
        '商品编号',
        '宝贝ID',
        'SKU',
        'sku id',
        'skuId',
        'product',
        'product id',
        'item id',
        'goods id',
      ],
      {
        like: ['商品', '宝贝', 'sku', 'goods'],
        unlike: ['名称', '标题', '数量', '价格', '金额', '链接', 'name', 'title', 'price'],
      },
    ),
    field('orderNo', 'id', ['订单号', '订单编号', '订单ID', 'order no', 'order id', 'order number'], {
      like: ['订单', 'order'],
      unlike: ['金额', '时间', '状态', '数量', 'amount', 'time', 'status'],
    }),
  ],
};

const jdChatlog: Preset = {
  id: 'jd-chatlog',
  kind: 'conversations',
  name: { zh: '京东咚咚聊天记录', en: 'JD Dongdong chat log' },
  platform: 'jd',
  fileNames: ['chatlog', '咚咚'],
  sheets: [],
  requiredAny: [],
  delayDays: 0,
  fields: [
    field('externalConversationId', 'id', ['sid', '会话ID']),
    field('buyer', 'account', ['customer', '顾客', '客户'], { required: true }),
    field('agentAccount', 'account', ['waiter', '客服'], { required: true }),
    field('at', 'instant', ['time', '时间'], { required: true }),
    field('direction', 'choice', ['waiterSend', '是否客服发送'], {
      required: true,
      choices: { agent: ['true', '1', '是'], buyer: ['false', '0', '否'] },
    }),
    field('text', 'text', ['content', '内容'], { required: true }),
    field('externalMessageId', 'id', ['mid', 'msg.id', '消息ID']),
    field('skuId', 'id', ['skuId', '商品编号']),
  ],
};

const tmallPerformance: Preset = {
  id: 'tmall-performance',
  kind: 'performance',
  name: { zh: '生意参谋 客服绩效', en: 'Sycm agent performance' },
  platform: 'tmall',
  fileNames: ['客服绩效', '生意参谋'],
  sheets: ['数据信息'],
  requiredAny: [['inquiries', 'netSalesFen', 'salesFen', 'avgResponseSeconds']],
  delayDays: 1,
  fields: [
    field('agentAccount', 'account', ['旺旺昵称'], {
      required: true,
      like: ['旺旺'],
      unlike: ['率', '转化', '销售', '评价', '时长'],
    }),
    field('on', 'date', ['日期', '统计日期', '时间']),
    field('consultUsers', 'integer', ['咨询人数'], { metric: 'consult_users' }),
    field('receptions', 'integer', ['接待人数', '直接接待人数', '有效接待人数'], { metric: 'recv_users' }),
    field('inquiries', 'integer', ['询单人数'], {
      like: ['询单人数'],
      unlike: ['率', '付款', '下单', '流失'],
    }),
    field('orders', 'integer', ['下单人数'], { like: ['下单人数'], unlike: ['率', '未'] }),
    field('paidUsers', 'integer', ['询单最终付款人数'], { like: ['付款人数'], unlike: ['率', '未'] }),
    field('conversionRate', 'rate', ['询单最终付款转化率', '询单转化率', '询单最终付款成功率'], {
      like: ['转化率', '成功率'],
      must: ['率'],
    }),
    field('salesFen', 'money', ['询单最终付款金额', '客服销售额', '销售额'], {
      like: ['付款金额', '销售额'],
      unlike: ['净', '退', '占比', '率', '静默'],
    }),
    field('netSalesFen', 'money', ['净销售额'], { like: ['净销售'], unlike: ['率', '占比'] }),
    field('refundFen', 'money', ['成功退款金额'], { like: ['退款金额'], unlike: ['率'] }),
    field('firstResponseSeconds', 'duration', ['首次响应时长', '首次响应时间'], {
      like: ['首次响应', '首响'],
      unlike: ['率'],
    }),
    field('avgResponseSeconds', 'duration', ['平均响应时长', '平均响应时间'], {
      like: ['平均响应', '平响'],
      unlike: ['率'],
    }),
    field('satisfactionRate', 'rate', ['客户满意率', '客户满意比', '满意率'], {
      like: ['满意'],
      must: ['率'],
      unlike: ['不满意'],
    }),
    field('replyRate', 'rate', ['旺旺回复率', '回复率'], {
      like: ['回复率'],
      must: ['率'],
      unlike: ['分钟', '秒'],
    }),
    field('noReply', 'integer', ['未回复人数'], { metric: 'noreply_users' }),
    field('buyerMessages', 'integer', ['买家消息条数']),
    field('agentMessages', 'integer', ['客服消息条数']),
  ],
};

const tmallResponse: Preset = {
  id: 'tmall-response',
  kind: 'performance',
  name: { zh: '千牛 服务报表', en: 'Qianniu service report' },
  platform: 'tmall',
  fileNames: ['服务报表', '接待能力', '响应'],
  sheets: ['按客服查看', '旺旺账号咨询接待能力明细'],
  requiredAny: [['avgResponseSeconds', 'threeMinuteRate', 'goodRatings', 'ratings']],
  delayDays: 1,
  fields: [
    field('agentAccount', 'account', ['旺旺账号名称'], {
      required: true,
      like: ['旺旺账号'],
      unlike: ['率', '量'],
    }),
    field('on', 'date', ['日期', '统计日期']),
    field('sessions', 'integer', ['人工接待会话量'], { like: ['会话量'], unlike: ['率'] }),
    field('avgResponseSeconds', 'duration', ['平均响应时长'], {
      like: ['平均响应'],
      unlike: ['率'],
      metric: 'avg_resp_tb',
    }),
    field('threeMinuteRate', 'rate', ['3分钟人工响应率', '三分钟人工响应率'], {
      like: ['3分钟', '三分钟'],
      must: ['率'],
      metric: 'resp3m_tb',
    }),
    field('goodRatings', 'integer', ['满意评价量'], { like: ['满意评价'], unlike: ['率', '不满意'] }),
    field('ratings', 'integer', ['旺旺评价量'], { like: ['评价量'], unlike: ['率', '满意'] }),
  ],
};

/** Part of an agent's work: never what stands for all of it. */
const ONE_GROUP = ['售前', '售后'];

const jdKfguanjia: Preset = {
  id: 'jd-kfguanjia',
  kind: 'performance',
  name: { zh: '京东 客服管家', en: 'JD agent manager' },
  platform: 'jd',
  fileNames: ['客服管家', '接待数据', '服务工作量', '销售绩效'],
  sheets: ['整体数据'],
  requiredAny: [
    ['receptions', 'inquiries'],
    ['thirtySecondRate', 'threeMinuteRate', 'avgResponseSeconds', 'salesFen'],
  ],
  delayDays: 1,
  fields: [
    field('agentAccount', 'account', ['客服', '客服账号'], { required: true }),
    field('on', 'date', ['日期', '统计日期', '时间']),
    field('consultUsers', 'integer', ['咨询量']),
    field('receptions', 'integer', ['接待量'], {
      like: ['接待量'],
      unlike: ['率', ...ONE_GROUP],
      metric: 'recv_users',
    }),
    field('inquiries', 'integer', ['售前接待人数', '售前·接待人数', '售前·接待量'], {
      like: ['售前接待'],
      unlike: ['率'],
    }),
    field('orders', 'integer', ['促成下单人数'], { like: ['下单人数'], unlike: ['率'] }),
    field('salesFen', 'money', ['促成下单商品金额'], { like: ['下单商品金额'] }),
    field('avgResponseSeconds', 'duration', ['平均响应时长（新）', '平均响应时长'], {
      like: ['平均响应'],
      unlike: ['率', ...ONE_GROUP],
      metric: 'avg_resp_jd',
    }),
    field('thirtySecondRate', 'rate', ['30s应答率', '30秒应答率', '首次30秒应答率'], {
      like: ['30s', '30秒'],
      must: ['率'],
      metric: 'first30_jd',
    }),
    field('threeMinuteRate', 'rate', ['客服3分钟人工回复率', '3分钟人工回复率'], {
      like: ['3分钟'],
      must: ['率'],
    }),
    field('goodRatings', 'integer', ['好评量'], { like: ['好评'], unlike: ['率'] }),
    field('ratings', 'integer', ['评价量'], { like: ['评价量'], unlike: ['率', '好评', '差评'] }),
  ],
};

/** The columns of "(全天)" are another definition and never stand in for those of "(8-23点)". */
const NOT_WHOLE_DAY = ['全天'];

const pddPerformance: Preset = {
  id: 'pdd-performance',
  kind: 'performance',
  name: { zh: '拼多多 客服绩效', en: 'Pinduoduo agent performance' },
  platform: 'pdd',
  fileNames: ['客服绩效', '客服数据', 'pdd', '拼多多'],
  sheets: ['Sheet0'],
  requiredAny: [['needReplyUsers', 'paidUsers', 'threeMinuteRate', 'netSalesFen']],
  delayDays: 3,
  fields: [
    field('agentAccount', 'account', ['客服账号', '客服'], {
      required: true,
      like: ['客服账号', '客服昵称'],
      unlike: ['率', '分', '销售'],
    }),
    field('on', 'date', ['日期', '统计日期', '统计时间']),
    field('consultUsers', 'integer', ['咨询人数'], { metric: 'consult_users' }),
    field('inquiries', 'integer', ['询单人数']),
    field('paidUsers', 'integer', ['最终成团人数'], { like: ['成团人数'], unlike: ['率'] }),
    field('conversionRate', 'rate', ['询单转化率'], { like: ['转化率'], must: ['率'] }),
    field('salesFen', 'money', ['客服销售额'], { like: ['销售额'], unlike: ['去退', '占比', '率'] }),
    field('netSalesFen', 'money', ['去退销售额'], { like: ['去退销售'] }),
    field('needReplyUsers', 'integer', ['需要人工回复的咨询人数', '需人工回复的咨询人数'], {
      like: ['人工回复的咨询'],
    }),
    field('receptions', 'integer', ['人工接待人数'], {
      like: ['接待人数'],
      unlike: ['率'],
      metric: 'recv_users',
    }),
    field('lateReplyUsers', 'integer', ['3分钟未回复人数'], { like: ['未回复人数'], unlike: ['率'] }),
    field('threeMinuteRate', 'rate', ['3分钟人工回复率(8-23点)', '3分钟人工回复率'], {
      like: ['3分钟'],
      must: ['率'],
      unlike: NOT_WHOLE_DAY,
      metric: 'reply3m_pdd',
    }),
    field('thirtySecondRate', 'rate', ['30秒应答率(8-23点)', '30秒应答率'], {
      like: ['30秒'],
      must: ['率'],
      unlike: NOT_WHOLE_DAY,
      metric: 'resp30_pdd',
    }),
    field('avgResponseSeconds', 'duration', ['平均人工响应时长(8-23点)', '平均人工响应时长'], {
      like: ['响应时长'],
      unlike: ['率', ...NOT_WHOLE_DAY],
      metric: 'avg_resp_pdd',
    }),
    field('lowRatings', 'integer', ['评分≤3订单数', '评分<=3订单数'], { like: ['评分'], must: ['订单数'] }),
    field('disputes', 'integer', ['纠纷退款数'], { like: ['纠纷'], unlike: ['率'] }),
    field('complaints', 'integer', ['投诉数'], { like: ['投诉'], unlike: ['率'] }),
    field('serviceScore', 'text', ['客服服务分'], { like: ['服务分'] }),
  ],
};

const pddReportDetail: Preset = {
  id: 'pdd-csReportDetail',
  kind: 'performance',
  name: { zh: '拼多多 客服绩效（JSON）', en: 'Pinduoduo agent performance (JSON)' },
  platform: 'pdd',
  fileNames: ['csReportDetail'],
  sheets: [],
  requiredAny: [['needReplyUsers', 'receptions', 'inquiries']],
  delayDays: 3,
  fields: [
    field('agentAccount', 'account', ['cs_name'], { required: true }),
    field('on', 'date', ['date', 'stat_date', 'day']),
    field('consultUsers', 'integer', ['consult_user_cnt'], { metric: 'consult_users' }),
    field('receptions', 'integer', ['receive_user_cnt'], { metric: 'recv_users' }),
    field('needReplyUsers', 'integer', ['need_manu_reply_consult_user_cnt']),
    field('lateReplyUsers', 'integer', ['delay_reply']),
    field('inquiries', 'integer', ['inquiry_user']),
    field('paidUsers', 'integer', ['final_group_user']),
    field('conversionRate', 'rate', ['inquiry_group_rate'], { unit: 'fraction' }),
    field('salesFen', 'money', ['cs_sales_amount'], { unit: 'fen' }),
    field('netSalesFen', 'money', ['nrfnd_ordr_amt_3d'], { unit: 'fen' }),
    field('threeMinuteRate', 'rate', ['reply_rate_3_min'], { unit: 'fraction', metric: 'reply3m_pdd' }),
    field('thirtySecondRate', 'rate', ['reply_30s_rate'], { unit: 'fraction', metric: 'resp30_pdd' }),
    field('fiveMinuteRate', 'rate', ['5min_reply_rate'], { unit: 'percent' }),
    field('avgResponseSeconds', 'duration', ['avg_reply_time'], { unit: 'seconds', metric: 'avg_resp_pdd' }),
    field('lowRatings', 'integer', ['unsatisfied_serve_score_cnt']),
    field('disputes', 'integer', ['serve_refund_cnt']),
    field('complaints', 'integer', ['complain_user_cnt']),
    field('serviceScore', 'text', ['mcht_server_score']),
  ],
};

const douyinPerformance: Preset = {
  id: 'douyin-performance',
  kind: 'performance',
  name: { zh: '抖音飞鸽 客服数据', en: 'Douyin Feige agent data' },
  platform: 'douyin',
  fileNames: ['飞鸽', '抖音', '客服数据'],
  sheets: [],
  requiredAny: [['threeMinuteRate', 'avgResponseSeconds', 'sessions']],
  delayDays: 1,
  fields: [
    field('agentAccount', 'account', ['客服账号', '客服'], { required: true }),
    field('on', 'date', ['日期', '统计日期']),
    field('inquiries', 'integer', ['询单人数']),
    field('orders', 'integer', ['下单人数']),
    field('sessions', 'integer', ['接待会话量'], { like: ['会话量'], unlike: ['率'] }),
    field('salesFen', 'money', ['客服询单支付额'], { like: ['支付额'] }),
    field('avgResponseSeconds', 'duration', ['工作时间平响时长'], {
      like: ['平响'],
      unlike: ['率', ...NOT_WHOLE_DAY],
      metric: 'avg_resp_dy',
    }),
    // Which of the two variants this column follows is not published: no metric is claimed.
    field('threeMinuteRate', 'rate', ['工作时间3分钟回复率'], {
      like: ['3分钟'],
      must: ['率'],
      unlike: NOT_WHOLE_DAY,
    }),
    field('goodRatings', 'integer', ['有效好评数'], { like: ['好评数'] }),
    field('ratings', 'integer', ['有效评价数'], { like: ['评价数'], unlike: ['好评', '差评'] }),
  ],
};

const douyinStaffData: Preset = {
  id: 'douyin-queryStaffData',
  kind: 'performance',
  name: { zh: '抖音飞鸽 客服数据（JSON）', en: 'Douyin Feige agent data (JSON)' },
  platform: 'douyin',
  fileNames: ['queryStaffData'],
  sheets: [],
  requiredAny: [['sessions', 'receptions', 'threeMinuteRate']],
  delayDays: 1,
  fields: [
    field('agentAccount', 'account', ['staffUserInfo.staffAccountName', 'staffAccountName', 'staffName'], {
      required: true,
    }),
    field('on', 'date', ['date', 'statDate', 'day']),
    field('inquiries', 'integer', ['inquiryCnt']),
    field('receptions', 'integer', ['servUserCnt'], { metric: 'recv_users' }),
    field('sessions', 'integer', ['servConvCnt']),
    field('conversionRate', 'rate', ['inquiryOrderRate']),
    field('firstResponseSeconds', 'duration', ['firstRespDuration']),
    field('avgResponseSeconds', 'duration', ['avgRespDuration'], { metric: 'avg_resp_dy' }),
    field('salesFen', 'money', ['inquiryPayAmount'], { unit: 'yuan' }),
    field('threeMinuteRate', 'rate', ['threeMinRespRate']),
    field('satisfactionRate', 'rate', ['satisfyRate']),
  ],
};

const orders: Preset = {
  id: 'orders',
  kind: 'orders',
  name: { zh: '订单', en: 'Orders' },
  platform: null,
  fileNames: ['订单', 'order'],
  sheets: [],
  requiredAny: [['paidFen', 'paidAt', 'createdAt', 'status']],
  delayDays: 0,
  fields: [
    field('orderNo', 'id', ['订单编号', '订单号', '主订单编号', '订单ID', 'order no', 'order id'], {
      required: true,
      like: ['订单编号', '订单号'],
      unlike: ['子订单', '退款'],
    }),
    field(
      'buyer',
      'account',
      ['买家会员名', '买家昵称', '买家', '客户', '顾客', '下单账号', 'buyer', 'customer'],
      {
        like: ['买家', '会员名'],
        unlike: ['金额', '货款', '留言', '备注', '电话', '手机', '地址', '支付宝', '运费'],
      },
    ),
    field(
      'paidFen',
      'money',
      ['买家实际支付金额', '实付金额', '实际支付金额', '支付金额', '商家实收金额', 'paid', 'paid amount'],
      { like: ['实际支付', '实付', '支付金额'], unlike: ['应付', '时间', '退'] },
    ),
    field(
      'createdAt',
      'instant',
      ['订单创建时间', '下单时间', '创建时间', '订单提交时间', 'created at', 'order time'],
      { like: ['创建时间', '下单时间'], unlike: ['付款', '退款'] },
    ),
    field(
      'paidAt',
      'instant',
      ['订单付款时间', '付款时间', '支付时间', '支付完成时间', 'paid at', 'pay time'],
      { like: ['付款时间', '支付时间'], unlike: ['退款'] },
    ),
    field('status', 'text', ['订单状态', '状态', 'status', 'order status'], { like: ['订单状态'] }),
    field('agentAccount', 'account', ['客服', '客服账号', '归属客服', '旺旺昵称', 'agent'], {
      like: ['客服'],
      unlike: ['备注', '率', '时间'],
    }),
    field('quantity', 'integer', ['宝贝总数量', '商品数量', '数量', 'quantity'], {
      like: ['总数量', '商品数量'],
    }),
    field('title', 'text', ['宝贝标题', '商品名称', '商品标题', 'title'], { like: ['标题', '商品名称'] }),
  ],
};

const afterSales: Preset = {
  id: 'after-sales',
  kind: 'after-sales',
  name: { zh: '售后记录', en: 'After-sales records' },
  platform: null,
  fileNames: ['售后', '退款', 'refund', 'after'],
  sheets: [],
  requiredAny: [['type', 'reason', 'outcome', 'amountFen', 'externalRecordId']],
  delayDays: 0,
  fields: [
    field('orderNo', 'id', ['订单编号', '订单号', 'order no', 'order id'], {
      required: true,
      like: ['订单编号', '订单号'],
      unlike: ['退款'],
    }),
    field('externalRecordId', 'id', ['退款编号', '售后编号', '售后单号', '服务单号', 'refund id'], {
      like: ['退款编号', '售后编号', '售后单号'],
    }),
    field('buyer', 'account', ['买家', '买家会员名', '买家昵称', '客户', '顾客', 'buyer', 'customer'], {
      like: ['买家', '会员名'],
      unlike: ['金额', '原因', '电话', '手机', '地址', '说明', '支付宝', '支付', '运费'],
    }),
    field('type', 'text', ['售后类型', '类型', '退款类型', 'type'], { like: ['类型'] }),
    field('amountFen', 'money', ['金额', '退款总额', '退款金额', '赔付金额', 'amount', 'refund amount'], {
      like: ['退款总额', '退款金额'],
      unlike: ['支付', '付款', '率'],
    }),
    field('reason', 'text', ['原因', '退款原因', '买家退款原因', '售后原因', 'reason'], {
      like: ['原因'],
      unlike: ['拒绝'],
    }),
    field('outcome', 'text', ['处理结果', '退款状态', '售后状态', '结果', 'outcome', 'result', 'status'], {
      like: ['处理结果', '退款状态', '售后状态'],
    }),
    field('agentAccount', 'account', ['客服', '客服账号', '处理人', '处理客服', '旺旺昵称', 'agent'], {
      like: ['客服', '处理人'],
      unlike: ['介入', '备注', '率', '时间'],
    }),
    field(
      'at',
      'instant',
      ['时间', '退款申请时间', '售后申请时间', '申请时间', '登记时间', '日期', 'time', 'at'],
      { like: ['申请时间', '登记时间'], unlike: ['完结', '付款', '发货'] },
    ),
    field('closedAt', 'instant', ['退款完结时间', '完结时间', '完成时间', 'closed at'], {
      like: ['完结时间'],
    }),
  ],
};

export const PRESETS: readonly Preset[] = [
  jdChatlog,
  tmallPerformance,
  tmallResponse,
  jdKfguanjia,
  pddPerformance,
  pddReportDetail,
  douyinPerformance,
  douyinStaffData,
  genericChat,
  afterSales,
  orders,
];

/** @throws RangeError for an unknown id. */
export function getPreset(id: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.id === id);
  if (!preset) throw new RangeError(`Unknown preset ${id}`);
  return preset;
}
