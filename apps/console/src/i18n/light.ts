import { type LightKey, type LightTranslate, speak } from './dictionary';
import { lightEnUS } from './light/en-US';
import { lightZhCN } from './light/zh-CN';
import { type Locale, useLocale } from './locale';

const translators: Record<Locale, LightTranslate> = {
  'zh-CN': speak<LightKey>(lightZhCN),
  'en-US': speak<LightKey>(lightEnUS),
};

export function lightTranslate(locale: Locale): LightTranslate {
  return translators[locale];
}

/** The translator of the small pages; the back office has i18next. */
export function useLightT(): LightTranslate {
  return translators[useLocale()];
}
