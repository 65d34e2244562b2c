import { describe, expect, test } from '@jest/globals';
import { Admission } from './admission.js';

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = [];
  return {
    work: () => new Promise<void>((resolve) => ends.push(resolve)),
    begun: () => ends.length,
    endAll: () => ends.forEach((end) => end()),
    end: (index: number) => ends[index]?.(),
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const codeOf = (error: unknown) => (error as { code?: string }).code;

describe('admission', () => {
  test('runs so many at once, and the next in their order', async () => {
    const gate = new Admission({ running: 2, waiting: 10, waitingOfOne: 10, milliseconds: 10_000 });
    const { work, begun, end, endAll } = held();
    const all = [1, 2, 3, 4].map(() => gate.run('a', work));
    await settled();
    expect(begun()).toBe(2);
    end(0);
    await settled();
    expect(begun()).toBe(3);
    end(1);
    await settled();
    endAll();
    await Promise.all(all);
    // All places are free again.
    const after = held();
    const more = [1, 2].map(() => gate.run('a', after.work));
    await settled();
    expect(after.begun()).toBe(2);
    after.endAll();
    await Promise.all(more);
  });

  test('refuses at once what would wait too far behind, and what one provider has too much of', async () => {
    const gate = new Admission({ running: 1, waiting: 3, waitingOfOne: 2, milliseconds: 10_000 });
    const { work, endAll } = held();
    const running = gate.run('a', work);
    const waiting = [gate.run('a', async () => undefined), gate.run('a', async () => undefined)];
    expect(await gate.run('a', work).catch(codeOf)).toBe('UNAVAILABLE');
    waiting.push(gate.run('b', async () => undefined));
    expect(await gate.run('c', work).catch(codeOf)).toBe('UNAVAILABLE');
    endAll();
    await Promise.all([running, ...waiting]);
  });

  test('refuses what has waited long enough, and keeps its place count', async () => {
    const gate = new Admission({ running: 1, waiting: 3, waitingOfOne: 3, milliseconds: 10 });
    const { work, endAll } = held();
    const running = gate.run('a', work);
    expect(await gate.run('b', work).catch(codeOf)).toBe('UNAVAILABLE');
    endAll();
    await running;
    await expect(gate.run('b', async () => 7)).resolves.toBe(7);
  });

  test('a failure frees its place', async () => {
    const gate = new Admission({ running: 1, waiting: 1, waitingOfOne: 1, milliseconds: 10 });
    await gate.run('a', () => Promise.reject(new Error('no'))).catch(() => undefined);
    await expect(gate.run('a', async () => 7)).resolves.toBe(7);
  });
});
