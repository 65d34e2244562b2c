import { useSyncExternalStore } from 'react';

export type Locale = 'zh-CN' | 'en-US';

const storageKey = 'zuoxi.locale';
const listeners = new Set<() => void>();

let current: Locale = localStorage.getItem(storageKey) === 'en-US' ? 'en-US' : 'zh-CN';
document.documentElement.lang = current;

export function getLocale(): Locale {
  return current;
}

export function setLocale(locale: Locale): void {
  current = locale;
  localStorage.setItem(storageKey, locale);
  document.documentElement.lang = locale;
  listeners.forEach((listener) => listener());
}

export function onLocaleChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLocale(): Locale {
  return useSyncExternalStore(onLocaleChange, getLocale);
}
