import type { Phrase, RulePack } from './pack.js';
import { around, type PlainText } from './plain-text.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** May stand around the word where a clause must hold nothing else. */
const particles =
  '(?:亲亲|亲爱的|亲|您好|啊|哦|呢|呀|哎|唉|诶|嗯|额|呃|哟|噢|喔|咯|啦|呗|吧|哈|了|的|那|就)*';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `{name}` of a pack's sets, as a pattern. @throws Error for a set that the pack does not have. */
function pattern(template: string, sets: RulePack['sets'], depth = 0): string {
  return template.replace(/\{(\w+)(\?)?\}|[^{]+/g, (part, name?: string, maybe?: string) => {
    if (name === undefined) return escaped(part);
    const words = sets[name];
    if (!words || depth > 3) throw new Error(`No set {${name}}`);
    return `(?:${anyOf(words, sets, depth + 1)})${maybe ?? ''}`;
  });
}

// Longer ones first, so that the whole of what was said is found.
const anyOf = (words: readonly string[], sets: RulePack['sets'], depth = 0): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => pattern(word, sets, depth))
    .join('|');

const guard = (
  words: readonly string[] | undefined,
  sets: RulePack['sets'],
  wrap: (any: string) => string,
) => (words?.length ? new RegExp(wrap(`(?:${anyOf(words, sets)})`)) : null);

/** What is said with commas and spaces between its characters is still said; half of it in another sentence is not. */
function isInOnePiece({ gaps }: PlainText, from: number, to: number): boolean {
  const inner = gaps.slice(from + 1, to);
  if (inner.length > 0 && inner.every((gap) => gap !== 'none')) return true;
  if (inner.includes('stop')) return false;
  return !inner.includes('pause') || gaps[from] === 'stop' || gaps[from] === 'pause';
}

export type Matcher = (plain: PlainText) => Span[];

export interface Conditions {
  readonly unlessReported?: boolean;
  readonly unlessConditional?: boolean;
}

/** Finds a phrase where none of its guards holds. */
export function matcherOf(phrase: Phrase, pack: RulePack, conditions: Conditions = {}): Matcher {
  const { sets } = pack;
  const said = new RegExp(anyOf(phrase.say, sets), 'g');
  const notAfter = guard(phrase.notAfter, sets, (any) => `${any}$`);
  const notBefore = guard(phrase.notBefore, sets, (any) => `^${any}`);
  const onlyBefore = guard(phrase.onlyBefore, sets, (any) => `^${any}`);
  const notWith = guard(phrase.notWith, sets, (any) => any);
  const lead =
    phrase.alone && new RegExp(`^(?:${particles}(?:${anyOf([...phrase.alone, '亲'], sets)})*)*${particles}$`);
  const tail = new RegExp(`^${particles}(?:行了吧|行吧|好吧|好了吧|可以了吧|行了)?${particles}$`);
  // 您问的这个 speaks of a thing, 您问我 tells what was said.
  const reported = guard(conditions.unlessReported ? pack.reporting : [], sets, (any) => `${any}(?![的得])`);
  const conditional = guard(conditions.unlessConditional ? pack.conditions : [], sets, (any) => any);

  const isExcused = (plain: PlainText, from: number, to: number): boolean => {
    const [clauseFrom, clauseTo] = around(plain, [from, to], ['pause', 'stop']);
    const [sentenceFrom, sentenceTo] = around(plain, [from, to], ['stop']);
    const before = plain.text.slice(clauseFrom, from);
    const after = plain.text.slice(to, sentenceTo);
    if (plain.quoted.slice(from, to).every(Boolean)) return true;
    if (lead && !(lead.test(before) && tail.test(plain.text.slice(to, clauseTo)))) return true;
    if (notAfter?.test(before) || notBefore?.test(after)) return true;
    if (onlyBefore && !onlyBefore.test(after)) return true;
    if (notWith?.test(plain.text.slice(sentenceFrom, sentenceTo))) return true;
    if (reported?.test(before)) return true;
    return Boolean(conditional?.test(plain.text.slice(clauseFrom, clauseTo)));
  };

  return (plain) => {
    const spans: Span[] = [];
    for (const match of plain.text.matchAll(said)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!isInOnePiece(plain, from, to) || isExcused(plain, from, to)) continue;
      spans.push({ start: plain.starts[from] as number, end: plain.ends[to - 1] as number });
    }
    return spans;
  };
}
