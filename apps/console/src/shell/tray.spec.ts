import { expect, test } from '@jest/globals';
import { trayOf } from './tray';

const task = (id: string, state: string) => ({ id, state });
const ids = ({ shown }: ReturnType<typeof trayOf>) => shown.map(({ id }) => id);

test('what ended before anybody here saw it run does not come back on a page or a reload', () => {
  const tasks = [task('old', 'succeeded'), task('mine', 'failed'), task('now', 'running')];
  expect(ids(trayOf(tasks, new Set(['mine', 'now'])))).toEqual(['mine', 'now']);
  expect(ids(trayOf(tasks, new Set()))).toEqual(['now']);
});

test('much work at once leaves the page free, and says how much more there is', () => {
  const tasks = Array.from({ length: 120 }, (_, index) => task(`t${index}`, 'queued'));
  const tray = trayOf(tasks, new Set());
  expect(ids(tray)).toEqual(['t0', 't1', 't2']);
  expect(tray.hidden).toBe(117);
});
