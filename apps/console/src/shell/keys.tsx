import { Modal, Table, Typography } from 'antd';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Key } from '../i18n/dictionary';
import { useT } from '../i18n/office';
import { sections } from '../session/home';
import { useMay } from '../session/use-session';
import { destinations } from './navigation';

export interface PageKey {
  readonly key: string;
  readonly label: Key;
  readonly run: (event: KeyboardEvent) => void;
  /** With Shift held, by its place on the keyboard: what Shift makes of a digit differs by layout. */
  readonly code?: string;
  /** Shown in the list only, such as `1–9` for a row of digits. */
  readonly shownAs?: string;
}

let pageKeys: readonly PageKey[] = [];
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setPageKeys(keys: readonly PageKey[]): void {
  pageKeys = keys;
  listeners.forEach((listener) => listener());
}

/** Keys of the page on screen; the list must be memoised. */
export function usePageKeys(keys: readonly PageKey[]): void {
  useEffect(() => {
    setPageKeys(keys);
    return () => setPageKeys([]);
  }, [keys]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

const chordMilliseconds = 1200;

/** `?` lists the keys, `/` finds, `g` and a letter goes to a section, the rest is the page's own. */
export function Keys() {
  const t = useT();
  const may = useMay();
  const router = useRouter();
  const own = useSyncExternalStore(subscribe, () => pageKeys);
  const [open, setOpen] = useState(false);
  const chordUntil = useRef(0);

  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (isTyping(event.target) || !isPlain(event)) return;
      // What lies under an open dialog must not react.
      if (event.key !== '?' && document.querySelector('[role="dialog"]:not([style*="none"])')) return;
      const going = event.timeStamp < chordUntil.current;
      chordUntil.current = 0;
      if (going) {
        const destination = destinations.find(
          (each) => each.letter === event.key && may(sections[each.path]),
        );
        if (destination) void router.navigate({ to: destination.path });
        return;
      }
      if (event.key === 'g') chordUntil.current = event.timeStamp + chordMilliseconds;
      else if (event.key === '?') setOpen((before) => !before);
      else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]');
        if (search) event.preventDefault();
        search?.focus();
      } else {
        const shifted = event.shiftKey && pageKeys.find((each) => each.code === event.code);
        const found = shifted || pageKeys.find((each) => !each.code && each.key === event.key);
        if (found) event.preventDefault();
        found?.run(event);
      }
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [may, router]);

  const general = [
    { key: '?', label: t('keys.help') },
    { key: '/', label: t('keys.search') },
    ...destinations
      .filter((each) => may(sections[each.path]))
      .map((each) => ({ key: `g ${each.letter}`, label: t('keys.go', { section: t(each.label) }) })),
  ];
  const rows = [
    ...own
      .filter((each) => each.shownAs !== '')
      .map((each) => ({ key: each.shownAs ?? each.key, label: t(each.label) })),
    ...general,
  ];
  return (
    <Modal
      open={open}
      title={t('keys.title')}
      footer={null}
      styles={{ body: { maxHeight: '60vh', overflow: 'auto' } }}
      onCancel={() => setOpen(false)}
    >
      <Table
        size="small"
        pagination={false}
        showHeader={false}
        dataSource={rows}
        rowKey="key"
        columns={[
          {
            dataIndex: 'key',
            width: 90,
            render: (key: string) => <Typography.Text keyboard>{key}</Typography.Text>,
          },
          { dataIndex: 'label' },
        ]}
      />
    </Modal>
  );
}
