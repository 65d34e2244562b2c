import type { accountZhCN } from './light/account-zh-CN';
import type { entryZhCN } from './light/entry-zh-CN';
import type { rowsZhCN } from './light/rows-zh-CN';
import type { lightZhCN } from './light/zh-CN';
import type { zhCN } from './zh-CN';

export type LightKey = keyof typeof lightZhCN;
export type EntryKey = keyof typeof entryZhCN;
export type AccountKey = keyof typeof accountZhCN;
export type RowsKey = keyof typeof rowsZhCN;
export type Key = keyof typeof zhCN;

/**
 * Chinese is written first; the other languages must have exactly its keys, and may add `…_one` where they speak of a
 * single one (`count` 1) in other words.
 */
type Words<Known extends string> = Readonly<Record<Known, string> & Partial<Record<`${Known}_one`, string>>>;
export type LightDictionary = Words<LightKey>;
export type AccountDictionary = Words<AccountKey>;
export type RowsDictionary = Words<RowsKey>;
export type EntryDictionary = Words<EntryKey>;
export type Dictionary = Words<Key>;

export type Params = Readonly<Record<string, string | number>>;
export type LightTranslate = (key: LightKey, params?: Params) => string;
export type RowsTranslate = (key: LightKey | RowsKey, params?: Params) => string;
export type Translate = (key: Key, params?: Params) => string;

/** The small pages' own translator: words by key, values put in, `…_one` for a count of 1. */
export const speak =
  <Known extends string>(words: Words<Known>) =>
  (key: Known, params: Params = {}): string => {
    const of: Readonly<Record<string, string | undefined>> = words;
    const text = (params['count'] === 1 && of[`${key}_one`]) || words[key];
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '—'));
  };
