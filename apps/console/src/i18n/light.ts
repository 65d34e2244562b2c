import type { LightTranslate, Params } from './dictionary';
import { lightEnUS } from './light/en-US';
import { lightZhCN } from './light/zh-CN';
import { type Locale, useLocale } from './locale';

function fill(text: string, params: Params = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? '—'));
}

const translators: Record<Locale, LightTranslate> = {
  'zh-CN': (key, params) => fill(lightZhCN[key], params),
  'en-US': (key, params) => fill(lightEnUS[key], params),
};

export function lightTranslate(locale: Locale): LightTranslate {
  return translators[locale];
}

/** The translator of the small pages; the back office has i18next. */
export function useLightT(): LightTranslate {
  return translators[useLocale()];
}
