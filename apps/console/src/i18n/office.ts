import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Key, Params, Translate } from './dictionary';
import { enUS } from './en-US';
import { getLocale, onLocaleChange } from './locale';
import { zhCN } from './zh-CN';

void i18next.use(initReactI18next).init({
  lng: getLocale(),
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, 'en-US': { translation: enUS } },
  // Keys contain dots and are flat; React escapes by itself.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
onLocaleChange(() => void i18next.changeLanguage(getLocale()));

export function useT(): Translate {
  const { t } = useTranslation();
  return useCallback((key: Key, params?: Params) => t(key, { ...params }), [t]);
}
