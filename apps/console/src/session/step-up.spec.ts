import { expect, test } from '@jest/globals';
import { Problem } from './problem';
import { answerStepUp, withStepUp } from './step-up';

const asked = new Problem({ code: 'STEP_UP_REQUIRED', kind: 'forbidden' });

/** Refused until the second factor was given. */
function aDeed(refusal: Problem) {
  const deed = {
    tries: 0,
    run: async () => ((deed.tries += 1), deed.tries > 1 ? 'done' : Promise.reject(refusal)),
  };
  return deed;
}

test('what asks for the second factor is done once more when it was given', async () => {
  const stop = answerStepUp(async () => true);
  expect(await withStepUp(aDeed(asked).run)).toBe('done');
  stop();
});

test.each([
  ['it was not given', asked, async () => false],
  ['the refusal is another', new Problem({ code: 'FORBIDDEN', kind: 'forbidden' }), async () => true],
])('it stays refused when %s', async (_, refusal, answer) => {
  const stop = answerStepUp(answer);
  const deed = aDeed(refusal);
  await expect(withStepUp(deed.run)).rejects.toBe(refusal);
  expect(deed.tries).toBe(1);
  stop();
});

test('nobody who could be asked leaves it refused', async () => {
  await expect(withStepUp(aDeed(asked).run)).rejects.toBe(asked);
});
