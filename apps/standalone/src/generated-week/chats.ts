import {
  type Chat,
  type ChatKind,
  dateOf,
  DAY,
  days,
  type Dice,
  HOUR,
  midnight,
  MINUTE,
  type ShopWeek,
  type WeekFile,
} from './rows.js';

export const accounts = ['店铺:小美', '店铺:小丽', '店铺:小丽2', '店铺:新人'];
const courtesies = ['好的谢谢', '嗯嗯', '[微笑]', '谢谢亲', 'ok', '😊', '收到', '辛苦了', '好的'];
const waits = [5, 12, 20, 29, 30, 31, 45, 60, 90, 150, 179, 180, 181, 240, 420, 599, 600, 601, 1500];
/** Edges of windows, service hours and nights, in seconds since midnight. */
const edges = ['05:59:59', '06:00:00', '07:58:00', '07:59:59', '08:00:00', '08:59:59', '09:00:00']
  .concat(['22:58:30', '22:59:59', '23:00:00', '23:40:00'])
  .map((time) => Date.parse(`1970-01-01T${time}Z`));

interface Maker {
  readonly dice: Dice;
  readonly platform: ShopWeek['platform'];
  readonly rows: Chat[];
  /** Tmall and JD say whom a buyer writes to. */
  readonly isAddressed: boolean;
}

/** A buyer's talk while it is being made: its clock only goes forward. */
class Talk {
  private session: string;
  constructor(
    private readonly maker: Maker,
    readonly buyer: string,
    private now: number,
    public agent: string,
  ) {
    this.session = this.newId('s');
  }
  private newId(prefix: string): string {
    return `${prefix}${this.maker.rows.length}`;
  }
  get at(): number {
    return this.now;
  }
  wait(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }
  until(at: number): this {
    this.now = Math.max(this.now + 1000, at);
    return this;
  }
  reopen(): this {
    this.session = this.newId('s');
    return this;
  }
  add(
    kind: ChatKind,
    sender: string,
    text: string,
    over: Partial<Pick<Chat, 'account' | 'type'>> = {},
  ): this {
    const { buyer, session, now: at } = this;
    const row = { id: this.newId('m'), buyer, session, at, kind, account: null, sender, type: '', text };
    this.maker.rows.push({ ...row, ...over });
    this.now += 1000;
    return this;
  }
  private get addressee() {
    return { account: this.maker.isAddressed ? this.agent : null };
  }
  asks(): this {
    const no = this.maker.rows.length;
    const texts = [`款式${no}有货吗`, `好的，那款式${no}什么时候发货`, `款式${no}能便宜点吗`];
    const text = this.maker.dice.chance(8) ? '[图片]' : this.maker.dice.pick(texts);
    return this.add('question', '买家', text, this.addressee);
  }
  thanks(): this {
    return this.add('courtesy', '买家', this.maker.dice.pick(courtesies), this.addressee);
  }
  leaves(): this {
    return this.add('left', '买家', `款式${this.maker.rows.length}回来联系我`, {
      ...this.addressee,
      type: '留言',
    });
  }
  answers(account = this.agent): this {
    return this.add('human', '客服', `亲，款式${this.maker.rows.length}是有的`, { account });
  }
  greets(): this {
    const { dice } = this.maker;
    const account = this.agent;
    const ways = [
      () => this.add('automatic', '欢迎语', '亲，这里是客服中心', { account }),
      () => this.add('automatic', '客服', '[自动回复] 客服正忙，稍后回复您', { account }),
      () => this.add('automatic', '客服', '亲，这款是今天发货', { account, type: '自动回复' }),
      () => this.add('automatic', '机器人', '您好，请问有什么可以帮您？', { account: null }),
    ];
    return dice.pick(ways)();
  }
  /** Goods, an order, a coupon: beside what is said. */
  sendsCard(): this {
    const { dice } = this.maker;
    const ways = [
      () => this.add('card', '客服', '[商品] 款式', { account: this.agent }),
      () => this.add('card', '客服', '五元', { account: this.agent, type: '红包' }),
      () => this.add('card', '机器人', '[订单] 请核对', {}),
    ];
    return dice.pick(ways)();
  }
  robot(): this {
    return this.add('robot', '机器人', `款式${this.maker.rows.length}在首页可以看到尺码表`);
  }
  transfer(account: string): this {
    const texts = [`会话已转接给 ${account}`, '已为您转接人工客服'];
    this.add('transfer', '系统', this.maker.dice.pick(texts), { account });
    this.agent = account;
    return this;
  }
}

type Scene = (talk: Talk, maker: Maker, start: number) => void;
const other = (dice: Dice, than: string): string => dice.pick(accounts.filter((account) => account !== than));

const plain: Scene = (talk, { dice }) => {
  if (dice.chance(30)) talk.asks().greets();
  const rounds = dice.between(1, 3);
  for (let round = 0; round < rounds; round++) {
    talk.asks();
    if (dice.chance(30)) talk.wait(dice.between(1, 8)).asks();
    talk.wait(dice.pick(waits)).answers();
    if (dice.chance(20)) talk.wait(9).answers();
    if (dice.chance(45)) talk.wait(dice.between(2, 40)).thanks();
    talk.wait(dice.between(20, 200));
  }
  if (dice.chance(12)) {
    talk.asks();
    if (dice.chance(50)) talk.wait(30).thanks();
  }
};
/** By the clock rather than by the shop's day. */
const atNight: Scene = (talk, { dice }, start) => {
  talk.until(start + 2 * HOUR + dice.between(0, 40) * MINUTE).asks();
  if (dice.chance(40)) talk.greets();
  const late = dice.pick([60, 170, 200, 3600, 6.5 * 3600]);
  if (dice.chance(80)) talk.wait(late).answers();
  if (dice.chance(50)) talk.wait(20).thanks();
};
const overMidnight: Scene = (talk, { dice }, start) => {
  talk.until(start + DAY - dice.pick([120, 60, 5, 600]) * 1000).asks();
  if (dice.chance(30)) talk.robot();
  if (dice.chance(30)) talk.wait(1).greets();
  const by = dice.chance(25) ? other(dice, talk.agent) : talk.agent;
  const reply = dice.pick(['00:00:00', '00:03:00', '00:03:00', '05:59:59', '06:00:00', '09:10:00']);
  if (dice.chance(85)) talk.until(start + DAY + Date.parse(`1970-01-01T${reply}Z`)).answers(by);
  if (dice.chance(60)) talk.wait(30).thanks();
  if (dice.chance(20)) talk.wait(300).asks().wait(40).answers();
};

const scenes: readonly (readonly [weight: number, scene: Scene])[] = [
  [34, plain],
  [
    6,
    (talk, { dice }) => {
      talk.asks().greets();
      if (dice.chance(30)) talk.wait(600).asks().greets();
      if (dice.chance(40)) talk.wait(dice.pick(waits)).answers();
    },
  ],
  [
    8,
    (talk, { dice }) => {
      talk.asks().wait(2).robot();
      if (dice.chance(40)) talk.wait(10).thanks();
      if (dice.chance(50)) talk.wait(15).asks();
      if (dice.chance(20)) talk.wait(2).robot();
      if (dice.chance(60)) talk.wait(dice.pick(waits)).answers();
      if (dice.chance(30)) talk.wait(5).thanks();
    },
  ],
  [
    10,
    (talk, { dice }) => {
      // From the robot to a person.
      talk.asks().wait(2).robot().wait(20);
      if (dice.chance(60)) talk.asks();
      talk.wait(8).transfer(talk.agent);
      if (dice.chance(25)) talk.wait(3).thanks();
      if (dice.chance(85)) talk.wait(dice.between(2, 30)).asks();
      if (dice.chance(80)) talk.wait(dice.pick(waits)).answers();
      if (dice.chance(30)) talk.wait(60).asks().wait(dice.pick(waits)).answers();
    },
  ],
  [
    8,
    (talk, { dice }) => {
      // From one person to another, with a reply and without.
      const first = talk.agent;
      talk.asks();
      if (dice.chance(50)) talk.wait(dice.pick(waits)).answers();
      if (dice.chance(40)) talk.wait(10).asks();
      talk.wait(30).transfer(other(dice, first));
      if (dice.chance(70)) talk.wait(10).asks();
      if (dice.chance(75)) talk.wait(dice.pick(waits)).answers();
      if (dice.chance(20)) talk.wait(dice.pick(waits)).answers(first);
    },
  ],
  [
    8,
    (talk, { dice }) => {
      // Comes back: another talk of the same day.
      const first = dice.chance(75);
      talk.asks();
      if (first) talk.wait(dice.pick(waits)).answers();
      talk.wait(dice.between(40, 150) * 60).reopen();
      if (dice.chance(30)) talk.agent = other(dice, talk.agent);
      if (dice.chance(35)) talk.thanks();
      if (dice.chance(30)) talk.asks().wait(2).robot().wait(3).transfer(talk.agent).wait(4).asks();
      if (dice.chance(75)) talk.asks();
      if (dice.chance(70)) talk.wait(dice.pick(waits)).answers();
    },
  ],
  [
    5,
    (talk, { dice }) => {
      const second = other(dice, talk.agent);
      talk.asks().wait(dice.pick(waits)).answers().wait(30).asks();
      talk.agent = second;
      talk.wait(5).asks().wait(dice.pick(waits)).answers(second);
    },
  ],
  [
    5,
    (talk, { dice }) => {
      // A card before what is said, and sometimes nothing said.
      talk.asks().wait(2).sendsCard();
      if (dice.chance(30)) talk.wait(10).thanks();
      if (dice.chance(40)) talk.wait(20).asks();
      if (dice.chance(60)) talk.wait(dice.pick(waits)).answers();
      if (dice.chance(30)) talk.wait(3).sendsCard();
    },
  ],
  [4, atNight],
  [6, overMidnight],
  [
    7,
    (talk, { dice }, start) => {
      talk.until(start + dice.pick(edges)).asks();
      if (dice.chance(80)) talk.wait(dice.pick(waits)).answers();
    },
  ],
  [
    3,
    (talk, { dice }) => {
      // The shop wrote first.
      talk.answers();
      if (dice.chance(60)) talk.wait(40).thanks();
      if (dice.chance(30)) talk.wait(40).asks();
    },
  ],
  [
    3,
    (talk, { dice }) => {
      // Thanks that follow nothing, or yesterday's answer.
      talk.thanks();
      if (dice.chance(30)) talk.wait(60).answers();
    },
  ],
  [
    3,
    (talk, { dice }) => {
      talk.asks().wait(20).add('recall', '客服', '客服撤回了一条消息', { account: talk.agent });
      talk.wait(3).add('recall', '买家', '买家撤回了一条消息');
      if (dice.chance(50)) talk.wait(dice.pick(waits)).answers();
    },
  ],
  [
    4,
    (talk, { dice, platform }) => {
      // No agent is free.
      if (dice.chance(50)) talk.asks();
      if (platform === 'jd' && dice.chance(50)) talk.leaves();
      else talk.asks().add('notice', '系统', '会话超时提醒');
      if (dice.chance(50)) talk.wait(dice.pick(waits)).answers();
    },
  ],
];
const weighted = scenes.flatMap(([weight, scene]) => Array.from({ length: weight }, () => scene));

/** A week of a shop's talks, as the platform has them in the end. */
export function talksOf(dice: Dice, platform: ShopWeek['platform'], perDay: number): Chat[] {
  const isAddressed = platform === 'tmall' || platform === 'jd';
  const maker: Maker = { dice, platform, rows: [], isAddressed };
  for (const [place, on] of days.entries()) {
    const start = midnight(on);
    const known = new Set<string>();
    for (let index = 0; index < perDay; index++) {
      // A quarter has been here before; nobody comes twice by this way on one day.
      const before = place > 0 && dice.chance(25);
      const buyer = `买家${platform}${before ? place - 1 : place}号${before ? dice.between(0, perDay - 1) : index}`;
      // Who is still in the night's talk has no second one at the same time.
      if (known.has(buyer) || maker.rows.some((row) => row.buyer === buyer && row.at >= start)) continue;
      known.add(buyer);
      const from = start + 8 * HOUR + dice.between(0, 14 * 3600) * 1000;
      const scene = dice.pick(weighted);
      const begins = scene.length > 2 ? start : from;
      scene(new Talk(maker, buyer, begins, dice.pick(accounts)), maker, start);
    }
  }
  return maker.rows;
}

/** Without numbers of its own a talk is what was written with no pause of more than half an hour. */
export function withoutNumbers(rows: readonly Chat[]): Chat[] {
  return [...Map.groupBy(rows, ({ buyer }) => buyer).values()].flatMap((own) => {
    const sorted = [...own].sort((a, b) => a.at - b.at);
    let session = '';
    return sorted.map((row, index) => {
      const former = sorted[index - 1];
      if (!former || row.at - former.at > 30 * MINUTE) session = row.id;
      return { ...row, session };
    });
  });
}

/** The files in which a week comes: they overlap, their rows are shuffled, and a later one mends an earlier. */
export function filesOf(dice: Dice, rows: readonly Chat[], isNumbered: boolean): WeekFile<Chat>[] {
  const at = (on: string, hour: number) => midnight(on) + hour * HOUR;
  const end = at('2026-11-16', 11);
  const cuts = [at('2026-11-09', 0), at('2026-11-10', 15), at('2026-11-13', 0), end];
  const wrong = isNumbered ? mistakes(dice, rows) : new Map<string, Chat>();
  const parts = cuts.slice(1).map((to, index): WeekFile<Chat> => {
    const from = (cuts[index] as number) - (index > 0 ? 10 * HOUR : 0);
    const own = rows.filter((row) => row.at >= from && row.at < to).map((row) => wrong.get(row.id) ?? row);
    return { name: `part-${index}`, asOf: Math.min(to + HOUR, end), rows: dice.shuffled(own) };
  });
  // Whole talks, right this time.
  const mended = new Set([...wrong.values()].map(({ session }) => session));
  const right = { name: 'mended', asOf: end + 1000, rows: rows.filter(({ session }) => mended.has(session)) };
  return isNumbered ? [...parts, { ...right, rows: dice.shuffled(right.rows) }] : parts;
}

/** Replies as an earlier export had them: some seconds or minutes off, in place of what they are. */
function mistakes(dice: Dice, rows: readonly Chat[]): Map<string, Chat> {
  const wrong = new Map<string, Chat>();
  for (const own of Map.groupBy(rows, ({ buyer }) => buyer).values()) {
    const sorted = [...own].sort((a, b) => a.at - b.at);
    for (const [index, row] of sorted.entries()) {
      if (row.kind !== 'human' || !dice.chance(12)) continue;
      const from = (sorted[index - 1]?.at ?? row.at - 20_000) + 1000;
      const to = Math.min((sorted[index + 1]?.at ?? row.at + 20 * MINUTE) - 1000, row.at + 30 * MINUTE);
      const at = from + Math.floor(dice.between(0, Math.max(0, to - from)) / 1000) * 1000;
      if (dateOf(at) <= '2026-11-16') wrong.set(row.id, { ...row, at });
    }
  }
  return wrong;
}
