/** In both languages of the product. */
export interface Words {
  readonly 'zh-CN': string;
  readonly 'en-US': string;
}

/**
 * Words, and when they are no fault. Everything is compared with the plain text (`plainText`), so nothing here has
 * spaces, punctuation, capitals or traditional characters. `{name}` stands for any word of a set of the pack, `{name?}`
 * for any or none.
 */
export interface Phrase {
  readonly say: readonly string[];
  /** A fault only when the clause holds nothing else but particles, and these words before it. */
  readonly alone?: readonly string[];
  /** No fault right after one of these, in the same clause. */
  readonly notAfter?: readonly string[];
  /** No fault right before one of these, in the same sentence. */
  readonly notBefore?: readonly string[];
  /** A fault only right before one of these. */
  readonly onlyBefore?: readonly string[];
  /** No fault in a sentence that holds one of these. */
  readonly notWith?: readonly string[];
}

interface Rule {
  readonly key: string;
  /** What it speaks of; a scorecard says which of its items that is. */
  readonly topic: string;
  readonly why: Words;
  /** What could have been said. */
  readonly instead?: Words;
}

export interface WordRule extends Rule {
  readonly kind: 'words';
  readonly phrases: readonly Phrase[];
  /** No fault where somebody else's words are told: 您说我不能退. */
  readonly unlessReported?: boolean;
  /** No fault under a condition: 如果我不能及时回复. */
  readonly unlessConditional?: boolean;
}

/** An answer later than the limit after what the buyer asked first. */
export interface WaitRule extends Rule {
  readonly kind: 'wait';
  readonly seconds: number;
}

/** Something promised and then silence: for longer than the limit (`late`), or to the end (`never`). */
export interface PromiseRule extends Rule {
  readonly kind: 'promise';
  readonly after: 'late' | 'never';
  readonly seconds: number;
  readonly phrases: readonly Phrase[];
  /** From the buyer: nothing is owed any more. */
  readonly released: readonly string[];
}

/** Where personal data was masked when the talk was brought in. A place to look at, no fault. */
export interface MaskRule extends Omit<Rule, 'topic'> {
  readonly kind: 'mask';
  readonly topic: null;
}

export type AnyRule = WordRule | WaitRule | PromiseRule | MaskRule;

export interface RulePack {
  readonly key: string;
  readonly version: number;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** Before somebody else's words. */
  readonly reporting: readonly string[];
  readonly conditions: readonly string[];
  readonly rules: readonly AnyRule[];
}

export const packId = ({ key, version }: Pick<RulePack, 'key' | 'version'>): string => `${key}@${version}`;
