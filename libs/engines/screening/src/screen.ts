import {
  type AnyRule,
  packId,
  type PromiseRule,
  type RulePack,
  type WaitRule,
  type Words,
  type WordRule,
} from './pack.js';
import { type PlainText, plainText } from './plain-text.js';
import { type Matcher, matcherOf, type Span } from './word-matcher.js';

export interface ScreenedMessage {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** Who is judged speaks as `agent`; another agent in the same talk is a `colleague`. */
  readonly speaker: 'agent' | 'colleague' | 'buyer' | 'bot' | 'system';
  readonly text: string;
}

/** A stretch of a message worth a look, in UTF-16 units of its text. */
export interface Hit extends Span {
  readonly messageId: string;
  readonly rule: string;
  /** Null: a place to look at, no fault. */
  readonly topic: string | null;
  readonly why: Words;
  readonly instead: Words | null;
  /** The pack that found it, `key@version`. */
  readonly pack: string;
}

/** What personal data is replaced by when a talk is brought in. */
const mask = /\d{3}\*{4}\d{4}|\[(?:手机号|身份证|银行卡尾号\d*|座机|邮箱|地址|账号|车牌|护照|境外电话)\]/g;

interface Compiled {
  readonly rule: AnyRule;
  readonly matchers: readonly Matcher[];
}
const compiledPacks = new WeakMap<RulePack, readonly Compiled[]>();

function compiled(pack: RulePack): readonly Compiled[] {
  const known = compiledPacks.get(pack);
  if (known) return known;
  const rules = pack.rules.map((rule) => ({
    rule,
    matchers:
      'phrases' in rule
        ? rule.phrases.map((phrase) => matcherOf(phrase, pack, rule.kind === 'words' ? rule : {}))
        : [],
  }));
  compiledPacks.set(pack, rules);
  return rules;
}

interface Spoken {
  readonly message: ScreenedMessage;
  readonly plain: PlainText;
}

const found = (matchers: readonly Matcher[], plain: PlainText): Span[] => {
  const spans = matchers.flatMap((match) => match(plain)).sort((a, b) => a.start - b.start || b.end - a.end);
  // Of two words of one rule, one within the other, the longer says it.
  return spans.filter((span, index) => !spans.slice(0, index).some(({ end }) => end >= span.end));
};

const whole = ({ text }: ScreenedMessage): Span => ({ start: 0, end: text.length });

function late({ seconds }: WaitRule, talk: readonly Spoken[]): [ScreenedMessage, Span][] {
  let waitingSince: number | null = null;
  return talk.flatMap(({ message }): [ScreenedMessage, Span][] => {
    const { speaker, at } = message;
    if (speaker === 'buyer') waitingSince ??= at;
    if (speaker !== 'agent' && speaker !== 'colleague') return [];
    const waited = waitingSince === null ? 0 : at - waitingSince;
    waitingSince = null;
    return speaker === 'agent' && waited > seconds * 1000 ? [[message, whole(message)]] : [];
  });
}

function unkept(
  rule: PromiseRule,
  matchers: readonly Matcher[],
  talk: readonly Spoken[],
): [ScreenedMessage, Span][] {
  return talk.flatMap(({ message, plain }, index): [ScreenedMessage, Span][] => {
    if (message.speaker !== 'agent') return [];
    const [promise] = found(matchers, plain);
    if (!promise) return [];
    const rest = talk.slice(index + 1);
    const answer = rest.find(({ message: { speaker } }) => speaker === 'agent' || speaker === 'colleague');
    const until = answer ? rest.slice(0, rest.indexOf(answer)) : rest;
    const isReleased = until.some(
      (each) =>
        each.message.speaker === 'buyer' && rule.released.some((word) => each.plain.text.includes(word)),
    );
    if (isReleased) return [];
    const isLate = answer !== undefined && answer.message.at - message.at > rule.seconds * 1000;
    return (rule.after === 'never' ? !answer : isLate) ? [[message, promise]] : [];
  });
}

function ofWords(
  _: WordRule,
  matchers: readonly Matcher[],
  talk: readonly Spoken[],
): [ScreenedMessage, Span][] {
  return talk
    .filter(({ message }) => message.speaker === 'agent')
    .flatMap(({ message, plain }) =>
      found(matchers, plain).map((span): [ScreenedMessage, Span] => [message, span]),
    );
}

const masks = (talk: readonly Spoken[]): [ScreenedMessage, Span][] =>
  talk.flatMap(({ message }) =>
    [...message.text.matchAll(mask)].map((match): [ScreenedMessage, Span] => [
      message,
      { start: match.index, end: match.index + match[0].length },
    ]),
  );

function foundBy({ rule, matchers }: Compiled, talk: readonly Spoken[]): [ScreenedMessage, Span][] {
  switch (rule.kind) {
    case 'words':
      return ofWords(rule, matchers, talk);
    case 'wait':
      return late(rule, talk);
    case 'promise':
      return unkept(rule, matchers, talk);
    case 'mask':
      return masks(talk);
  }
}

/** Everything that the pack's rules see in a talk, whose messages are in order of time. */
export function screenTalk(messages: readonly ScreenedMessage[], pack: RulePack): Hit[] {
  const talk = messages.map((message) => ({ message, plain: plainText(message.text) }));
  const place = new Map(messages.map(({ id }, index) => [id, index]));
  const hits = compiled(pack).flatMap((each) =>
    foundBy(each, talk).map(([message, span]) => ({
      messageId: message.id,
      ...span,
      rule: each.rule.key,
      topic: each.rule.topic,
      why: each.rule.why,
      instead: each.rule.instead ?? null,
      pack: packId(pack),
    })),
  );
  return hits.sort(
    (a, b) =>
      (place.get(a.messageId) ?? 0) - (place.get(b.messageId) ?? 0) || a.start - b.start || a.end - b.end,
  );
}
