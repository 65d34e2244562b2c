import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const storageKey = 'zuoxi.theme';
const listeners = new Set<() => void>();
const stored = localStorage.getItem(storageKey);
const preferred = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

let current: Theme = stored === 'light' || stored === 'dark' ? stored : preferred;
document.documentElement.dataset['theme'] = current;

export function setTheme(theme: Theme): void {
  current = theme;
  localStorage.setItem(storageKey, theme);
  document.documentElement.dataset['theme'] = theme;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => current);
}
