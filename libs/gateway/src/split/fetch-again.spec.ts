import { expect, jest, test } from '@jest/globals';
import { fetchAgain } from './fetch-again.js';

const broken = () => Object.assign(new Error('fetch failed'), { name: 'TypeError' });

test('asks once more after a broken connection, and no more than once', async () => {
  const ask = jest.fn<() => Promise<string>>().mockRejectedValueOnce(broken()).mockResolvedValueOnce('here');
  expect(await fetchAgain(ask)).toBe('here');
  const never = jest.fn<() => Promise<string>>().mockRejectedValue(broken());
  await expect(fetchAgain(never)).rejects.toThrow('fetch failed');
  expect(never).toHaveBeenCalledTimes(2);
});

test.each(['TimeoutError', 'AbortError'])('does not go on after %s: the time is over', async (name) => {
  const ask = jest.fn<() => Promise<string>>().mockRejectedValue(Object.assign(new Error(), { name }));
  await expect(fetchAgain(ask)).rejects.toMatchObject({ name });
  expect(ask).toHaveBeenCalledTimes(1);
});
