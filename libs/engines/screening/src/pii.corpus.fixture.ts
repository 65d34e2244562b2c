/** A line of chat, and the personal datum in it; null where it has none, however much it looks like one. For specs. */
export interface Line {
  readonly kind: string;
  readonly text: string;
  readonly datum: string | null;
}

/** Numbers 0 ≤ x < n, the same for the same seed. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}

const HANZI = [...'零一二三四五六七八九'];
const FORMAL = [...'零壹贰叁肆伍陆柒捌玖'];
const CIRCLED = [...'⓪①②③④⑤⑥⑦⑧⑨'];
const SOLID = [...'⓿❶❷❸❹❺❻❼❽❾'];
const WIDE = [...'０１２３４５６７８９'];
const BOLD = [...'𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗'];
const BEFORE = ['', '', '亲，', '麻烦', '您好 ', '就是', '我的是', '看下：', '好的，', '嗯嗯 ', '记一下，'];
const AFTER = ['', '', '，谢谢', '。', ' 麻烦了', '，快点', '吧', '哦', '～', '，收到回我', ' 辛苦'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴'];
const CITIES = [
  '浙江省杭州市西湖区',
  '江苏省南京市鼓楼区',
  '广东省深圳市南山区',
  '四川省成都市武侯区',
  '上海市嘉定区',
  '湖北省武汉市洪山区',
  '河南省周口市沈丘县',
  '山东省青岛市市北区',
];
const ROADS = ['文三路', '中山大道', '科技园路', '人民南路', '解放街', '长江西路', '建设一路'];
const HOMES = ['幸福小区', '阳光花园', '翠苑新村', '锦绣家园', '星河公寓', '华景新城小区', '万科花园'];
const TOWNS = ['老城镇', '新桥镇', '石塘乡', '五里街道'];
const VILLAGES = ['李楼村', '王家庄村', '石桥村', '上塘村'];
const PLATES = [...'京沪粤浙苏鲁川豫湘鄂闽渝津皖辽冀'];

/** Labelled lines, the same for the same seed. About five sixths hold a datum. */
export function corpus(seed: number, perKind: number): Line[] {
  const roll = dice(seed);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const digits = (n: number): string => Array.from({ length: n }, () => roll(10)).join('');
  const letters = (n: number): string =>
    Array.from({ length: n }, () => 'abcdefghijkmnpqrstuvwxyz'[roll(24)]).join('');
  const written = (number: string, numerals: readonly string[]): string =>
    [...number].map((digit) => numerals[Number(digit)] ?? digit).join('');
  const mobile = (): string => `1${pick([3, 5, 6, 7, 8, 9])}${digits(9)}`;
  const cut = (number: string, sizes: readonly number[], by: string): string => {
    let at = 0;
    return sizes.map((size) => number.slice(at, (at += size))).join(by);
  };
  const birth = (): string => {
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${1950 + roll(60)}${two(1 + roll(12))}${two(1 + roll(28))}`;
  };
  const region = (): string => pick(['110105', '330106', '440305', '320106', '510107', '412728']);
  const check = (first: string): string => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0);
    return '10X98765432'[sum % 11] as string;
  };
  const idCard = (): string => {
    const first = `${region()}${birth()}${digits(3)}`;
    return first + check(first);
  };
  const card = (): string => {
    const first = `${pick(['622202', '621700', '622848', '621661', '436742', '955880'])}${digits(pick([9, 12]))}`;
    let sum = 0;
    for (let i = 0; i < first.length; i++) {
      let digit = Number(first[first.length - 1 - i]);
      if (i % 2 === 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
    return first + String((10 - (sum % 10)) % 10);
  };
  const plateTail = (): string =>
    `${pick([...'ABCDEFGH'])}${pick(['', '·'])}${digits(1)}${pick([...'ABCDEFGHJK'])}${digits(3)}`;

  const phone = (): string => {
    const number = mobile();
    switch (roll(16)) {
      case 0:
        return cut(number, [3, 4, 4], pick([' ', '-', '.', '·', '—', ' - ', '/', '，']));
      case 1:
        return written(number, WIDE);
      case 2:
        return written(number, CIRCLED);
      case 3:
        return written(number, SOLID);
      case 4:
        return written(number, BOLD);
      case 5:
        return [...number].join(pick(['\u200b', '\u200d', '\u2060', '\ufeff']));
      case 6:
        return [...number].join(pick([' ', '-', '.', '、']));
      case 7:
        return number.replace(/0/g, pick(['o', 'O']));
      case 8:
        return `${number}${pick(['abc', 'wx', 'vx', 'a'])}`;
      case 9:
        return `${pick(['+86', '+86 ', '0086', '86', '（+86）'])}${number}`;
      case 10:
        return cut(number, [3, 8], pick(['\n', ' ', '-']));
      default:
        return number;
    }
  };
  const between = (number: string): string =>
    pick([
      () => `${number.slice(0, 3)}然后${number.slice(3, 7)}最后${number.slice(7)}`,
      () => `${number.slice(0, 3)}，中间${number.slice(3, 7)}，后面${number.slice(7)}`,
      () => `${number.slice(0, 7)}后四位${number.slice(7)}`,
      () => `${number.slice(0, 3)}中间四位是${number.slice(3, 7)}后四位是${number.slice(7)}`,
      () => `${number.slice(0, 3)}空格${number.slice(3, 7)}空格${number.slice(7)}`,
      () => `${number.slice(0, 3)}加${number.slice(3, 7)}加${number.slice(7)}`,
    ])();
  const spelled = (): string => {
    const number = mobile();
    const mixed = [...number].map((digit) => (roll(2) ? digit : (HANZI[Number(digit)] as string))).join('');
    return pick([
      written(number, HANZI),
      written(number, FORMAL),
      mixed,
      written(number, HANZI).replaceAll('一', '幺'),
    ]);
  };
  const address = (): { text: string; datum: string } => {
    const number = String(1 + roll(300));
    const floor = String(1 + roll(20));
    const room = `${floor}0${1 + roll(4)}`;
    const datum = pick([
      () => `${pick(CITIES)}${pick(ROADS)}${number}号${1 + roll(20)}栋${room}室`,
      () => `${pick(CITIES)}${pick(HOMES)}${1 + roll(30)}-${1 + roll(4)}-${room}`,
      () => `${pick(HOMES)}${1 + roll(30)}-${1 + roll(4)}-${room}`,
      () => `${pick(HOMES)}${HANZI[1 + roll(9)]}号楼${HANZI[1 + roll(4)]}单元${room}`,
      () => `${pick(CITIES)}${pick(TOWNS)}${pick(VILLAGES)}`,
      () => `河南省周口市沈丘县${pick(TOWNS)}${pick(VILLAGES)}${pick(['李楼组', '三组', '东组'])}`,
      () => `${pick(CITIES)}${pick(ROADS)}${pick(['科技大学', '人民医院', '第二中学'])}`,
      () => `${pick(ROADS)}${number}弄${1 + roll(99)}号`,
      () => `${pick(CITIES)}${pick(HOMES)}${1 + roll(30)}栋${1 + roll(4)}单元${room}`,
    ])();
    return { text: `${pick(['寄到', '地址：', '送到', '我住在', '改成', '收货地址 ', ''])}${datum}`, datum };
  };

  const said: Readonly<Record<string, () => { text: string; datum: string }>> = {
    phone: () => {
      const number = phone();
      // What is written on behind a number is no part of it.
      const datum = number.replace(/(?<=\d{9})[a-z]+$/, '');
      return {
        text: `${pick(['', '电话', '手机', '联系我', '打', 'tel:', '手机号是', '我电话 '])}${number}`,
        datum,
      };
    },
    'phone in pieces': () => {
      const datum = between(mobile());
      return { text: `${pick(['', '手机', '号码前三位', '电话'])}${datum}`, datum };
    },
    'id card': () => {
      const whole = idCard();
      const old = `${region()}${birth().slice(2)}${digits(3)}`;
      const wrong = whole.slice(0, 17) + (whole.endsWith('1') ? '2' : '1');
      return pick([
        () => ({ text: `${pick(['', '身份证', '证件号：', '身份证号码是'])}${whole}`, datum: whole }),
        () => ({ text: `${pick(['身份证', '身份证号：', '证件号', 'ID card '])}${wrong}`, datum: wrong }),
        () => ({ text: `${pick(['证件号', '身份证', '身份证号码是'])}${old}`, datum: old }),
        () => {
          const spaced = cut(whole, [6, 8, 4], ' ');
          return { text: `身份证 ${spaced}`, datum: spaced };
        },
        () => {
          const wide = written(whole, WIDE);
          return { text: `身份证${wide}`, datum: wide };
        },
      ])();
    },
    'bank card': () => {
      const whole = card();
      const groups = whole.replace(/(\d{4})(?=\d)/g, '$1 ');
      const wrong = whole.slice(0, -1) + ((Number(whole.at(-1)) + 1) % 10);
      return pick([
        () => ({ text: `${pick(['', '卡号', '银行卡：', '打款到'])}${whole}`, datum: whole }),
        () => ({ text: `${pick(['', '卡号 ', '工行卡号是'])}${groups}`, datum: groups }),
        () => ({ text: `${pick(['卡号', '银行卡号：', '退到建行卡'])}${wrong}`, datum: wrong }),
      ])();
    },
    handle: () =>
      pick([
        () => {
          const datum = `wxid_${letters(6)}${digits(4)}`;
          return { text: `${pick(['微信', '', '加我 ', 'wx：'])}${datum}`, datum };
        },
        () => {
          const datum = `${letters(6)}${digits(4)}`;
          return {
            text: `${pick(['加我V：', '微信号', 'vx:', 'VX ', '微信是', '威信：', '加v ', 'wechat: '])}${datum}`,
            datum,
          };
        },
        () => {
          const datum = `${1 + roll(9)}${digits(4 + roll(6))}`;
          return {
            text: `${pick(['QQ', 'QQ ', 'qq号', '扣扣：', 'q q ', 'QQ号是', '企鹅'])}${datum}`,
            datum,
          };
        },
        () => {
          const datum = `${letters(5)}_${digits(3)}`;
          return { text: `${pick(['抖音号', '小红书号：', '支付宝账号', '快手号 '])}${datum}`, datum };
        },
        () => {
          const datum = `${pick([letters(6), digits(9)])}${pick([' at qq dot com', '@qq.com', '艾特qq点com', '@163.com', '(at)126(dot)com', '＠qq．com'])}`;
          return { text: `${pick(['邮箱', '发我邮箱 ', '邮件：'])}${datum}`, datum };
        },
      ])(),
    plate: () => {
      const datum = `${pick(PLATES)}${pick([plateTail, () => `${pick([...'ABCDE'])}${digits(5)}`, () => `${pick([...'ABCDE'])}D${digits(5)}`])()}`;
      return {
        text: `${pick(['车牌', '车牌号是', '我开的', '停车登记 ', '车号：'])}${datum}${pick(['', '送货', '来提货'])}`,
        datum,
      };
    },
    passport: () => {
      const datum = pick([`E${digits(8)}`, `G${digits(8)}`, `EA${digits(7)}`, `H${digits(8)}`]);
      return { text: `${pick(['护照', '护照号：', '护照号码是', '通行证', 'passport '])}${datum}`, datum };
    },
    'foreign number': () => {
      const datum = pick([
        () => `+852 ${pick([5, 6, 9])}${digits(3)} ${digits(4)}`,
        () => `+853${digits(8)}`,
        () => `+886 9${digits(2)} ${digits(3)} ${digits(3)}`,
        () => `+1 (${2 + roll(8)}${digits(2)}) ${digits(3)}-${digits(4)}`,
        () => `0081 90-${digits(4)}-${digits(4)}`,
        () => `+65 ${8 + roll(2)}${digits(7)}`,
        () => `+44 7${digits(3)} ${digits(6)}`,
        () => `00852${pick([5, 6, 9])}${digits(7)}`,
      ])();
      return { text: `${pick(['', '香港电话', '电话 ', '国外号码：', '打'])}${datum}`, datum };
    },
    'digits written out': () => {
      const datum = spelled();
      return { text: `${pick(['', '电话', '手机号：', '加我'])}${datum}`, datum };
    },
    address,
  };

  const innocent: readonly (() => string)[] = [
    () => `订单号${1 + roll(9)}${digits(17 + roll(2))}`,
    () => `订单编号：${1 + roll(4)}${digits(18)}什么时候发`,
    () => `快递单号SF${digits(13)} 查一下`,
    () => `运单 ${pick(['77', '43', '78', '46'])}${digits(12)}没更新`,
    () => `单号YT${digits(13)}`,
    () => `价格${1 + roll(9)}${digits(3)}元买了${1 + roll(9)}${digits(3)}个`,
    () => `原价${digits(3)}.${digits(2)}，现在${digits(2)}.${digits(2)}`,
    () => `2026-${1 + roll(9)}-${10 + roll(18)} ${10 + roll(12)}:${10 + roll(49)}:${10 + roll(49)}下的单`,
    () => `2026年${1 + roll(12)}月${1 + roll(28)}日前发货`,
    () => `尺寸是${100 * (1 + roll(9))}-${100 * (1 + roll(9))}-${1000 * (1 + roll(5))}吧`,
    () => `尺码 150 160 170 180 ${190 + roll(9)}`,
    () => `身高${150 + roll(40)}体重${90 + roll(80)}穿什么码`,
    () => `型号${letters(2).toUpperCase()}-${digits(4)}${letters(1).toUpperCase()}有货吗`,
    () => `商品编码${digits(13)}`,
    () => `SKU${digits(11)}A`,
    () => `400-${digits(3)}-${digits(4)}是你们电话吗`,
    () => `有${1 + roll(9)}号楼的样板吗`,
    () => `发到${pick(['上海市', '广东省深圳市', '浙江省杭州市', '义乌'])}要几天`,
    () =>
      `${pick(['微信', '支付宝', 'QQ'])}${pick(['支付可以吗', '能付款吗', '红包怎么用', '音乐会员有吗'])}`,
    () => `微信${pick(['iphone', 'android', 'android端'])}上打不开`,
    () => `买${1 + roll(9)}送${1 + roll(9)}，满${digits(3)}减${digits(2)}`,
    () => `${pick(['V领', 'v领', 'V7', 'X5', 'A4'])}的那款还有${digits(2)}件吗`,
    () => `${SURNAMES[roll(10)]}先生您好，您的包裹已到${pick(['深圳', '广州', '武汉'])}转运中心`,
    () => `一共${1 + roll(9)}件，${HANZI[1 + roll(9)]}十${HANZI[1 + roll(9)]}块钱`,
    () => `这条路好走吗，${1 + roll(9)}公里`,
    () => `容量${digits(4)}ml，功率${digits(4)}W，电压220V`,
    () => `批次号${digits(8)}，生产日期2026${10 + roll(2)}${10 + roll(18)}`,
    () => `优惠码${letters(4).toUpperCase()}${digits(4)}怎么用`,
    () => `充${digits(2)}元得${digits(3)}积分，有效期${1 + roll(12)}个月`,
    () => `客服${digits(3)}接待的，聊了${digits(2)}分钟`,
    () => `护照夹有${HANZI[1 + roll(9)]}种颜色吗`,
    () => `车载支架适合${pick(['宝马X5', '奥迪A6L', '丰田RAV4', '特斯拉Model3'])}吗`,
    () => `尺寸${digits(2)}x${digits(2)}x${digits(2)}cm，${digits(1)}.${digits(2)}kg`,
    () => `${10 + roll(13)}点${10 + roll(49)}分左右到，等${1 + roll(9)}0分钟`,
  ];

  const lines: Line[] = [];
  for (const [kind, make] of Object.entries(said))
    for (let i = 0; i < perKind; i++) {
      const { text, datum } = make();
      lines.push({ kind, text: `${pick(BEFORE)}${text}${pick(AFTER)}`, datum });
    }
  for (let i = 0; i < perKind * 2; i++)
    lines.push({ kind: 'nothing', text: `${pick(BEFORE)}${pick(innocent)()}${pick(AFTER)}`, datum: null });
  return lines;
}
