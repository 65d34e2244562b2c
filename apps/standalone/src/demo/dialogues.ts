import type { Random } from './random.js';

/** Our own writing: what buyers ask in a shop and how its agents answer, with gaps to fill. */
export interface Scene {
  readonly asks: readonly string[];
  readonly answers: readonly string[];
  readonly orders: boolean;
}

const goods: Record<string, readonly string[]> = {
  home: ['纯棉四件套', '记忆棉枕', '遮光窗帘', '羊毛毯', '香薰蜡烛', '收纳箱'],
  baby: ['婴儿睡袋', '防胀气奶瓶', '学步鞋', '湿巾整箱', '推车', '辅食碗'],
  outdoor: ['冲锋衣', '徒步鞋', '露营灯', '速干裤', '登山杖', '保温壶'],
};

const presale: readonly Scene[] = [
  {
    asks: ['你好，这款{goods}还有货吗', '今天拍什么时候发', '好的我拍了'],
    answers: [
      '亲您好，欢迎光临，{goods}现货在的哦',
      '亲，今天 17 点前拍下当天就发，默认走中通',
      '收到啦，马上为您安排打包，感谢支持',
    ],
    orders: true,
  },
  {
    asks: ['{goods}是什么材质的', '会掉色吗', '我再看看'],
    answers: [
      '亲，面料成分在详情页第三张图，是 A 类标准的',
      '正常机洗不会的，首次建议单独清洗',
      '好的亲，有问题随时找我，现在领券还能减 10 元',
    ],
    orders: false,
  },
  {
    asks: ['两个颜色有什么区别', '身高 165 拍什么码', '能便宜点吗'],
    answers: [
      '亲，浅色偏暖，深色更耐脏，按喜好选就可以',
      '165 建议拍 M 码，宽松一点可以拍 L',
      '亲，已经是活动价了，我帮您备注送一份小礼物好吗',
    ],
    orders: true,
  },
  {
    asks: ['有没有优惠券', '和{goods2}一起买有活动吗'],
    answers: [
      '有的亲，首页可以领满 199 减 20',
      '{goods}和{goods2}一起拍可以享第二件八折，因为是组合活动，需要一起下单哦',
    ],
    orders: true,
  },
  {
    asks: ['拍错地址了怎么改', '改成公司的'],
    answers: ['亲，还没发货，我这边帮您备注，麻烦您在订单里修改一下', '已经备注好了，请放心'],
    orders: false,
  },
];

const aftersale: readonly Scene[] = [
  {
    asks: ['快递三天没动了', '能帮我查一下吗', '谢谢'],
    answers: [
      '抱歉让您久等了，我马上联系快递核实',
      '查到了，包裹在中转站，明天上午派送，有问题我会再跟进',
      '不客气亲，给您添麻烦了',
    ],
    orders: false,
  },
  {
    asks: ['收到的{goods}有线头', '可以退吗'],
    answers: [
      '非常抱歉，麻烦您拍一张照片给我看一下',
      '可以的亲，支持七天无理由，我已为您登记，运费由我们承担',
    ],
    orders: false,
  },
  {
    asks: ['少发了一个配件', '什么时候补'],
    answers: ['实在抱歉，我马上登记补发', '仓库今天会补寄，单号稍后发您'],
    orders: false,
  },
];

export const scenesOf = (kind: 'presale' | 'aftersale') => (kind === 'presale' ? presale : aftersale);

export function fill(text: string, category: keyof typeof goods, random: Random): string {
  const list = goods[category] as readonly string[];
  return text.replaceAll('{goods2}', random.pick(list)).replaceAll('{goods}', random.pick(list));
}

export const buyerWords = [
  '小兔',
  '阿月',
  '南风',
  '青木',
  '糖糖',
  '海盐',
  '星河',
  '一一',
  '小满',
  '阿呆',
  '麦子',
  '朵朵',
];
export const agentNames = [
  '陈晓',
  '李娜',
  '王倩',
  '赵敏',
  '周洁',
  '吴昊',
  '郑爽',
  '孙悦',
  '冯雪',
  '褚明',
  '卫东',
  '蒋欣',
  '沈佳',
  '韩梅',
  '杨帆',
  '朱琳',
  '秦朗',
  '尤佳',
  '许诺',
  '何静',
  '吕航',
  '施雨',
  '张弛',
  '孔亮',
  '曹颖',
  '严冬',
  '华晨',
  '金鑫',
  '魏然',
  '陶然',
];
