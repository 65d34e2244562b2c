import type { Platform } from '@zuoxi/metrics';
import type { Locale } from '@zuoxi/vocabulary';
import { detectPreset, type IngestErrorCode, type Preset, PRESETS } from '../ingest/index.js';
import { type ImportKind, presetKinds } from './import.reader.js';

/** What makes a file look as if it belonged elsewhere: asked before anything is written. */
export interface FileQuestion {
  readonly code: Extract<
    IngestErrorCode,
    'PLATFORM_OTHER' | 'KIND_OTHER' | 'SHOP_OTHER' | 'ZONE_SHIFTED' | 'ZEROS_LOST'
  >;
  /** What it looks like; a kind of file in each language. */
  readonly found: string | Preset['name'];
  /** The kind that it looks like. */
  readonly kind: ImportKind | null;
}

export interface SeenFile {
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly kind: ImportKind;
  /** As which it was recognised; null: as none of its kind. */
  readonly preset: Preset | null;
  /** The agents' accounts in it. */
  readonly accounts: readonly string[];
  /** Hours by which its times seem to be off. */
  readonly shift?: number | null;
  /** A number of the shop's that it seems to have without its leading noughts. */
  readonly zerosLost?: string | null;
}
export interface SeenStore {
  readonly platform: string;
  /** Accounts that are known to be its agents'. */
  readonly accounts: readonly string[];
}

/** What a question found, in the reader's language. */
export const wordOf = (found: FileQuestion['found'], locale: Locale): string =>
  typeof found === 'string' ? found : found[locale === 'zh-CN' ? 'zh' : 'en'];

/** Which preset of a kind a shop's files have when nothing in them tells. */
export const fallbackPreset = (kind: ImportKind, platform: string): string =>
  kind === 'performance'
    ? (performancePresets[family(platform)] ?? 'tmall-performance')
    : genericPresets[kind];
const genericPresets: Record<Exclude<ImportKind, 'performance'>, string> = {
  conversations: 'generic-chat',
  orders: 'orders',
  aftersales: 'after-sales',
};
const performancePresets: Readonly<Record<string, string>> = {
  tmall: 'tmall-performance',
  jd: 'jd-kfguanjia',
  pdd: 'pdd-performance',
  douyin: 'douyin-performance',
};

/** Taobao and Tmall have one console; what is generic belongs to any. */
const family = (platform: string): string => (platform === 'taobao' ? 'tmall' : platform);
const isOther = (platform: Platform | null, own: string): platform is Platform =>
  platform !== null && family(platform) !== family(own) && family(own) in performancePresets;

export const platformQuestion = (preset: Preset | null, platform: string): FileQuestion | null =>
  preset && isOther(preset.platform, platform)
    ? { code: 'PLATFORM_OTHER', found: preset.name, kind: null }
    : null;

export function questionsOf(file: SeenFile, store: SeenStore): FileQuestion[] {
  const questions: FileQuestion[] = [];
  const { preset } = file;
  const platform = platformQuestion(preset, store.platform);
  if (platform) questions.push(platform);
  const other = preset ? null : detectPreset(file.fileName, file.headers, PRESETS)?.preset;
  const kind = other && kinds.find((each) => presetKinds[each] === other.kind && each !== file.kind);
  if (kind) questions.push({ code: 'KIND_OTHER', found: other.name, kind });
  const shop = otherShop(file.accounts, store.accounts);
  if (shop !== null) questions.push({ code: 'SHOP_OTHER', found: shop, kind: null });
  if (file.shift != null) {
    const found = file.shift > 0 ? `+${file.shift}` : `−${-file.shift}`;
    questions.push({ code: 'ZONE_SHIFTED', found, kind: null });
  }
  if (file.zerosLost != null) questions.push({ code: 'ZEROS_LOST', found: file.zerosLost, kind: null });
  return questions;
}
const kinds = Object.keys(presetKinds) as ImportKind[];

const shopOf = (account: string): string | null => /^(.+?):./.exec(account)?.[1] ?? null;

/** Whose accounts these are, if none is of this shop: by the shop's name before the colon, else by all being new. */
function otherShop(accounts: readonly string[], known: readonly string[]): string | null {
  if (!accounts.length || !known.length || accounts.some((account) => known.includes(account))) return null;
  const own = new Set(known.flatMap((account) => shopOf(account) ?? []));
  const named = accounts.map(shopOf);
  if (own.size && named.every((shop) => shop !== null))
    return named.some((shop) => own.has(shop as string)) ? null : (named[0] ?? null);
  return known.length >= 3 && accounts.length >= 2 ? accounts.slice(0, 3).join('、') : null;
}
