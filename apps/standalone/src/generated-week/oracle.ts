/**
 * What the dictionary's words come to, counted over plain rows the long way round: nothing here is the product's, and
 * every reply is looked for anew.
 */
import {
  type AfterSale,
  type Chat,
  dateOf,
  DAY,
  dayAfter,
  HOUR,
  midnight,
  MINUTE,
  type Order,
  type Review,
  type ShopWeek,
  standing,
  type WeekFile,
} from './rows.js';

/** Seconds where the number is in seconds; null denominator: a plain count. Null: no file tells of it. */
export type Parts = { readonly numerator: number; readonly denominator: number | null } | null;
type Window = readonly [fromMinute: number, toMinute: number];
const wholeDay: Window = [0, 1440];
const clock = (from: number, to: number): Window => [from * 60, to * 60];
const isWithin = (at: number, [from, to]: Window): boolean => {
  const minute = (at - midnight(dateOf(at))) / MINUTE;
  return minute >= from && minute < to;
};

const isBuyers = ({ kind }: Chat) => kind === 'question' || kind === 'courtesy' || kind === 'left';
const isHuman = ({ kind }: Chat) => kind === 'human';
const isAnswer = ({ kind }: Chat) => kind === 'human' || kind === 'robot';

interface Rule {
  /** A robot's answer ends a round: the buyer who goes on asks anew. */
  readonly robotSettles: boolean;
  /** A person's reply before 06:00 answers what was asked before midnight. */
  readonly overnight: boolean;
  /** What was written to the robot before the transfer is left out. */
  readonly afterTransfer?: boolean;
}
const generic: Rule = { robotSettles: true, overnight: true };
const sameDay: Rule = { robotSettles: true, overnight: false };
const noRobots: Rule = { robotSettles: false, overnight: false };

interface Round {
  readonly session: string;
  readonly asked: readonly number[];
  readonly repliedAt: number | null;
  readonly by: string | null;
}

/** One buyer's day. */
class BuyerDay {
  readonly rows: readonly Chat[];
  private readonly night: readonly Chat[];
  private readonly asking: ReadonlySet<Chat>;

  constructor(
    readonly buyer: string,
    on: string,
    all: readonly Chat[],
  ) {
    const sorted = [...all].sort((a, b) => a.at - b.at);
    const end = midnight(on) + DAY;
    this.rows = sorted.filter(({ at }) => dateOf(at) === on);
    this.night = sorted.filter((row) => isHuman(row) && row.at >= end && row.at < end + 6 * HOUR);
    const wasAnsweredYesterday = sorted.some((row) => isHuman(row) && dateOf(row.at) === dayAfter(on, -1));
    this.asking = new Set(
      this.rows.filter((row) => {
        if (row.kind !== 'courtesy') return isBuyers(row);
        return !wasAnsweredYesterday && !this.rows.some((each) => isAnswer(each) && each.at < row.at);
      }),
    );
  }

  get questions(): Chat[] {
    return this.rows.filter((row) => this.asking.has(row));
  }
  get sessions(): Chat[][] {
    return [...Map.groupBy(this.rows, ({ session }) => session).values()].filter((own) => own.some(isBuyers));
  }

  /** Who owes the answer: whom it was written to, else who took over, else whoever had the buyer at the transfer. */
  private ownerOf(question: Chat, scope: readonly Chat[]): string | null {
    if (question.account) return question.account;
    const transfers = scope.filter(({ kind }) => kind === 'transfer');
    const taken = transfers.findLast(({ at }) => at < question.at);
    if (taken) return taken.account;
    const given = transfers.find(({ at }) => at > question.at);
    if (!given) return null;
    const between = scope.some((row) => isHuman(row) && row.at > question.at && row.at < given.at);
    if (between) return null;
    return scope.findLast((row) => isHuman(row) && row.at < given.at)?.account ?? given.account;
  }
  private replyTo(question: Chat, scope: readonly Chat[], overnight: boolean): Chat | undefined {
    const owner = this.ownerOf(question, scope);
    const later = [...scope.filter(isHuman), ...(overnight ? this.night : [])];
    return later.find(({ at, account }) => at > question.at && (owner === null || account === owner));
  }

  rounds(rule: Rule, of: readonly Chat[] = this.rows): Round[] {
    return this.allRounds(rule, of).flatMap(({ isRobots, ...round }) => (isRobots ? [] : [round]));
  }
  get robotRounds(): number {
    return this.allRounds(generic, this.rows).filter(({ isRobots }) => isRobots).length;
  }

  private allRounds(rule: Rule, of: readonly Chat[]): (Round & { readonly isRobots: boolean })[] {
    const scope = rule.afterTransfer ? afterTransfers(of) : of;
    const groups: { owner: string | null; reply: Chat | undefined; asked: Chat[] }[] = [];
    for (const row of scope.filter((each) => this.asking.has(each))) {
      const [owner, reply] = [this.ownerOf(row, scope), this.replyTo(row, scope, rule.overnight)];
      const same = groups.findLast((group) => group.owner === owner);
      const hadRobot =
        rule.robotSettles &&
        scope.some(({ kind, at }) => kind === 'robot' && at > (same?.asked[0]?.at ?? 0) && at < row.at);
      if (same && same.reply === reply && !hadRobot) same.asked.push(row);
      else groups.push({ owner, reply, asked: [row] });
    }
    const answered = groups.map((group, index) => {
      // A buyer who goes on after a robot has left that round to it, as has one who falls silent.
      const next = groups.slice(index + 1).find(({ owner }) => owner === group.owner);
      const wentOn = next !== undefined && next.reply === group.reply;
      const byRobot = scope.some(({ kind, at }) => kind === 'robot' && at > (group.asked[0]?.at ?? 0));
      return { ...group, isRobots: rule.robotSettles && (wentOn || (!group.reply && byRobot)) };
    });
    const had = scope.findLast((row) => isHuman(row))?.account ?? null;
    return answered.map(({ isRobots, asked, reply, owner }) => ({
      session: asked[0]?.session ?? '',
      asked: asked.map(({ at }) => at),
      repliedAt: reply?.at ?? null,
      by: reply?.account ?? owner ?? had,
      isRobots,
    }));
  }

  /** Who wrote to the buyer by hand, first one first: on the day, or in the night to what was open at midnight. */
  get receivers(): string[] {
    const { questions } = this;
    if (!questions.length) return [];
    const own = this.rows.filter(isHuman);
    const open = questions.filter((question) => !this.replyTo(question, this.rows, false));
    const late = open.flatMap((question) => this.replyTo(question, this.rows, true) ?? this.night[0] ?? []);
    return [
      ...new Set([...own, ...late.sort((a, b) => a.at - b.at)].map(({ account }) => account as string)),
    ];
  }
}

/** Of each session what came after its hand-over by a robot; all of it without one. */
const afterTransfers = (rows: readonly Chat[]): Chat[] =>
  [...Map.groupBy(rows, ({ session }) => session).values()]
    .flatMap((own) => {
      const first = own.find(({ kind }) => kind === 'transfer' || kind === 'human');
      return first?.kind === 'transfer' ? own.filter(({ at }) => at >= first.at) : own;
    })
    .sort((a, b) => a.at - b.at);

export interface Expected {
  readonly parts: Readonly<Record<string, Parts>>;
  readonly isProvisional: Readonly<Record<string, boolean>>;
  /** Receptions by account. */
  readonly receptions: ReadonlyMap<string, number>;
}

export interface Known {
  readonly week: ShopWeek;
  /** Minutes of the profile. */
  readonly serviceHours: Window | null;
  /** The date on which one looks. */
  readonly asOf: string;
  readonly agentOf: ReadonlyMap<string, string>;
  readonly reviews: readonly Review[];
}

const seconds = (ms: number): number => ms / 1000;
const waitOf = ({ asked, repliedAt }: Round): number | null =>
  repliedAt === null ? null : seconds(repliedAt - (asked[0] as number));
const share = (list: readonly boolean[]): Parts => ({
  numerator: list.filter(Boolean).length,
  denominator: list.length,
});
const mean = (list: readonly number[]): Parts => ({
  numerator: list.reduce((sum, each) => sum + each, 0),
  denominator: list.length,
});
const count = (numerator: number): Parts => ({ numerator, denominator: null });
const isQuick = (round: Round, limit: number): boolean => (waitOf(round) ?? Infinity) <= limit;
const coveredBy = (
  files: readonly WeekFile<Order | AfterSale>[],
  on: string,
  dayOf: (row: never) => string,
) =>
  files.some(({ rows, isUndone }) => {
    const dates = rows.map((row) => dayOf(row as never)).sort();
    return !isUndone && (dates[0] as string) <= on && on <= (dates.at(-1) as string);
  });

export function expectedOf(known: Known, on: string): Expected {
  const { week, serviceHours, asOf } = known;
  const chats = standing(week.chats, ({ id }) => id);
  const orders = standing(week.orders, ({ no }) => no);
  const cases = standing(week.afterSales, ({ no }) => no);
  const buyers = [...Map.groupBy(chats, ({ buyer }) => buyer)]
    .map(([buyer, own]) => new BuyerDay(buyer, on, own))
    .filter(({ rows }) => rows.length);
  const hours = serviceHours ?? wholeDay;
  const hasOrders = (day: string) => coveredBy(week.orders, day, (row: Order) => dateOf(row.orderedAt));
  const hasCases = coveredBy(week.afterSales, on, (row: AfterSale) => dateOf(row.at));

  const asked = buyers.filter(({ questions }) => questions.length);
  const received = asked.filter(({ receivers }) => receivers.length);
  const receivers = received.flatMap((buyer) => buyer.receivers);
  const writers = new Set(
    chats.filter((row) => isHuman(row) && dateOf(row.at) === on).map(({ account }) => account as string),
  );
  const agents = new Set([...writers].map((account) => known.agentOf.get(account) ?? account));
  const reviewed = [...agents].map((agent) =>
    known.reviews.some(
      (review) =>
        review.agentId === agent &&
        review.on === on &&
        review.submittedAt !== null &&
        dateOf(review.submittedAt) <= dayAfter(on),
    ),
  );
  const rowsOfDay = buyers.flatMap(({ rows }) => rows);
  const parts: Record<string, Parts> = {
    'consult_users@1': count(asked.length),
    'recv_users@2': count(received.length),
    'recv_users@1': count(receivers.length),
    'robot_rounds@1': count(buyers.reduce((sum, buyer) => sum + buyer.robotRounds, 0)),
    'noreply_users@1': count(asked.length - received.length),
    'reply_ratio@1': {
      numerator: rowsOfDay.filter(isHuman).length,
      denominator: rowsOfDay.filter(isBuyers).length,
    },
    'first_response_avg@1': mean(
      buyers.flatMap((buyer) =>
        buyer.sessions.flatMap((own) => {
          const first = buyer.rounds(generic, own)[0];
          return first && isWithin(first.asked[0] as number, hours) ? (waitOf(first) ?? []) : [];
        }),
      ),
    ),
    'resp_p90@1': mean(
      buyers
        .flatMap((buyer) => buyer.rounds(generic))
        .flatMap((round) => (isWithin(round.asked[0] as number, hours) ? (waitOf(round) ?? []) : [])),
    ),
    ...platformParts(week.platform, buyers, hours),
    'orders@1': hasOrders(on)
      ? count(orders.filter(({ orderedAt }) => dateOf(orderedAt) === on).length)
      : null,
    'inquiry_users@1': hasOrders(on) ? count(conversion(received, orders, on, 1).length) : null,
    'conv_next@1': hasOrders(on) ? share(conversion(received, orders, on, 1)) : null,
    'conv_final@1': hasOrders(on) ? share(conversion(received, orders, on, 3)) : null,
    ...(hasOrders(on) ? salesParts(salesOf(chats, orders, cases, on), hasCases) : noSales),
    'aftersale_count@1': hasCases ? count(cases.filter(({ at }) => dateOf(at) === on).length) : null,
    'qc_cov@1': reviewed.length ? share(reviewed) : null,
    'seat_cov@1': null,
  };
  const isOver = asOf >= dayAfter(on, 2);
  const moves = (metric: string, days: number, isIn: boolean) =>
    parts[metric] !== null && !(asOf >= dayAfter(on, days) && isIn);
  const stillMoves = {
    'conv_next@1': moves('conv_next@1', 2, hasOrders(dayAfter(on))),
    'conv_final@1': moves('conv_final@1', 4, hasOrders(dayAfter(on, 3))),
    ...Object.fromEntries(ofRefunds.map((metric) => [metric, parts[metric] !== null])),
    'qc_cov@1': parts['qc_cov@1'] !== null && !isOver,
  };
  return {
    parts,
    isProvisional: stillMoves,
    receptions: new Map([...Map.groupBy(receivers, (each) => each)].map(([each, own]) => [each, own.length])),
  };
}

interface Sold {
  readonly buyer: string;
  readonly fen: number;
  readonly back: number;
  /** Null: nobody says. */
  readonly pieces: number | null;
  readonly isAgents: boolean;
}

const fenOf = (amount: string): number => Math.round(Number(amount) * 100);

/**
 * Orders paid on the day. An agent's if somebody wrote to the buyer by hand before it was ordered, on that day or the
 * three before; else before it was paid, likewise.
 */
function salesOf(
  chats: readonly Chat[],
  orders: readonly Order[],
  cases: readonly AfterSale[],
  on: string,
): Sold[] {
  const wasServed = (buyer: string, before: number) =>
    chats.some(
      (row) =>
        isHuman(row) &&
        row.buyer === buyer &&
        row.at < before &&
        row.at >= midnight(dayAfter(dateOf(before), -3)),
    );
  return orders
    .flatMap((order) =>
      order.paidAt !== null && dateOf(order.paidAt) === on ? [{ ...order, at: order.paidAt }] : [],
    )
    .map(({ no, buyer, amount, pieces, orderedAt, at }) => ({
      ...{ buyer, fen: fenOf(amount), pieces: pieces === '' ? null : Number(pieces) },
      back: Math.min(
        fenOf(amount),
        cases
          .filter((each) => each.order === no && each.state === '退款成功')
          .reduce((sum, each) => sum + fenOf(each.amount), 0),
      ),
      isAgents: wasServed(buyer, orderedAt) || wasServed(buyer, at),
    }));
}

const ofRefunds = ['refund_amt@1', 'refund_users@1', 'net_sales@1'];
const ofSales = [
  'shop_sales@1',
  'cs_sales@1',
  'silent@1',
  'cs_share@1',
  'paying_users@1',
  'aov@1',
  'items_per@1',
];
const noSales = Object.fromEntries(
  [...ofSales, ...ofRefunds].map((metric): [string, Parts] => [metric, null]),
);

function salesParts(sold: readonly Sold[], hasCases: boolean): Record<string, Parts> {
  const sum = (list: readonly Sold[], of: 'fen' | 'back' = 'fen') =>
    list.reduce((total, each) => total + each[of], 0);
  const buyers = (list: readonly Sold[]) => new Set(list.map(({ buyer }) => buyer)).size;
  const [agents, back] = [
    sold.filter(({ isAgents }) => isAgents),
    sold.filter((each) => each.isAgents && each.back),
  ];
  const counted = agents.filter(({ pieces }) => pieces !== null);
  const all = sum(sold);
  return {
    'shop_sales@1': count(all),
    'cs_sales@1': count(sum(agents)),
    'silent@1': count(all - sum(agents)),
    'cs_share@1': { numerator: sum(agents), denominator: all },
    'paying_users@1': count(buyers(agents)),
    'aov@1': { numerator: sum(agents), denominator: buyers(agents) },
    'items_per@1': {
      numerator: counted.reduce((total, each) => total + (each.pieces ?? 0), 0),
      denominator: buyers(counted),
    },
    'refund_amt@1': hasCases ? count(sum(back, 'back')) : null,
    'refund_users@1': hasCases ? count(buyers(back)) : null,
    'net_sales@1': hasCases ? count(sum(agents) - sum(agents, 'back')) : null,
  };
}

/** Whether who was received, and had ordered nothing in the thirty days before asking, paid within so many days. */
function conversion(
  received: readonly BuyerDay[],
  orders: readonly Order[],
  on: string,
  within: number,
): boolean[] {
  return received.flatMap(({ buyer, questions }) => {
    const at = (questions[0] as Chat).at;
    const own = orders.filter((order) => order.buyer === buyer);
    const hadOrdered = own.some(
      ({ orderedAt }) => orderedAt < at && orderedAt >= midnight(dayAfter(on, -30)),
    );
    return hadOrdered
      ? []
      : [
          own.some(
            ({ paidAt }) => paidAt !== null && paidAt >= at && paidAt < midnight(dayAfter(on, within + 1)),
          ),
        ];
  });
}

function platformParts(
  platform: ShopWeek['platform'],
  buyers: readonly BuyerDay[],
  hours: Window,
): Record<string, Parts> {
  const roundsOf = (rule: Rule) => buyers.flatMap((buyer) => buyer.rounds(rule));
  const begun = (round: Round) => round.asked[0] as number;
  const day = clock(8, 23);
  switch (platform) {
    case 'tmall': {
      const rounds = roundsOf(sameDay);
      const inWindow = rounds.filter((round) => isWithin(begun(round), day));
      const judged = rounds.filter(
        (round) =>
          isWithin(begun(round), day) || (round.repliedAt !== null && isWithin(round.repliedAt, day)),
      );
      return {
        'avg_resp_tb@1': mean(inWindow.map((round) => Math.min(waitOf(round) ?? 600, 600))),
        'resp3m_tb@2': share(judged.map((round) => isQuick(round, 180))),
      };
    }
    case 'jd': {
      const sessions = buyers.flatMap((buyer) => buyer.sessions.map((own) => ({ buyer, own })));
      const counted = sessions.filter(
        ({ own }) =>
          isWithin((own.find(isBuyers) as Chat).at, clock(9, 23)) && !own.some(({ kind }) => kind === 'left'),
      );
      const names = new Set(counted.map(({ own }) => own[0]?.session));
      return {
        'resp3m@1': share(
          roundsOf(generic)
            .filter((round) => isWithin(begun(round), hours))
            .map((round) => isQuick(round, 180)),
        ),
        'avg_resp_jd@1': mean(
          roundsOf(noRobots)
            .filter(({ session }) => names.has(session))
            .flatMap((round) => waitOf(round) ?? []),
        ),
        'first30_jd@1': share(
          counted.flatMap(({ buyer, own }) =>
            buyer
              .rounds(noRobots, own)
              .slice(0, 1)
              .map((round) => isQuick(round, 30)),
          ),
        ),
      };
    }
    case 'pdd':
      return {
        'avg_resp_pdd@1': mean(
          roundsOf(noRobots)
            .filter((round) => isWithin(begun(round), day))
            .flatMap((round) => waitOf(round) ?? []),
        ),
        'reply3m_pdd@1': share(
          buyers.flatMap((buyer) => {
            const own = buyer.rounds(noRobots).filter((round) => isWithin(begun(round), day));
            return own.length ? [own.every((round) => isQuick(round, 180))] : [];
          }),
        ),
      };
    case 'douyin': {
      const rule: Rule = { ...noRobots, afterTransfer: true };
      return {
        'avg_resp_dy@1': mean(
          roundsOf(rule)
            .filter((round) => isWithin(begun(round), day))
            .flatMap((round) => waitOf(round) ?? []),
        ),
        'reply3m_dy_sess@1': share(
          buyers.flatMap((buyer) =>
            buyer.sessions.flatMap((session) => {
              const own = buyer.rounds(rule, session).filter((round) => isWithin(begun(round), day));
              return own.length ? [own.every((round) => isQuick(round, 180))] : [];
            }),
          ),
        ),
        'reply3m_dy_msg@1': share(
          roundsOf(rule).flatMap(({ asked, repliedAt }) =>
            asked
              .filter((at) => isWithin(at, day))
              .map((at) => repliedAt !== null && seconds(repliedAt - at) <= 180),
          ),
        ),
      };
    }
  }
}
