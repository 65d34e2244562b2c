import type { lightZhCN } from './light/zh-CN';
import type { zhCN } from './zh-CN';

/** Chinese is written first; the other languages must have exactly its keys. */
export type LightDictionary = Record<keyof typeof lightZhCN, string>;
export type Dictionary = Record<keyof typeof zhCN, string>;

export type LightKey = keyof LightDictionary;
export type Key = keyof Dictionary;

export type Params = Readonly<Record<string, string | number>>;
export type LightTranslate = (key: LightKey, params?: Params) => string;
export type Translate = (key: Key, params?: Params) => string;
