import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outcomeOf } from './scoring.js';

const item = (key: string, points: number, fatal = false) => ({ key, points, fatal });
const down = (itemKey: string, deduction: number) => ({ itemKey, deduction });

describe('field case 16: items that do not apply', () => {
  const items = [item('greeting', 20), item('needs', 30), item('answer', 50)];

  test.each([
    [['needs'], [down('greeting', 5)], 92.86],
    [[], [down('greeting', 5)], 95],
    [['greeting', 'needs', 'answer'], [], null],
  ])('%j without %j', (notApplicable, findings, score) => {
    expect(outcomeOf(items, findings, notApplicable)).toMatchObject({ score, fatal: false });
  });
});

describe('a score', () => {
  const items = [item('speed', 15), item('tone', 7.5), item('typos', 0.5), item('abuse', 100, true)];

  test.each([
    ['all of half an item', [down('typos', 0.5)], [], 97.83],
    ['of one item that applies', [down('tone', 2.5)], ['speed', 'typos'], 66.67],
    ['with everything lost', [down('speed', 15), down('tone', 7.5), down('typos', 0.5)], [], 0],
    ['of a fatal item', [down('abuse', 100)], [], 0],
    ['of a fatal item where nothing else applied', [down('abuse', 100)], ['speed', 'tone', 'typos'], 0],
    ['a fatal item that does not apply weighs nothing', [], ['abuse'], 100],
    ['never counts what does not apply', [down('speed', 15)], ['speed'], 100],
  ])('%s', (_, findings, notApplicable, score) => {
    expect(outcomeOf(items, findings, notApplicable).score).toBe(score);
  });

  test('a card of fatal items only has none to give', () => {
    expect(outcomeOf([item('abuse', 100, true)], [])).toEqual({
      earned: 0,
      applicable: 0,
      score: null,
      fatal: false,
    });
  });

  test('is between 0 and 100, and 100 exactly when nothing was lost of what applied', () => {
    const card = fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        card,
        fc.infiniteStream(fc.nat(100)),
        fc.infiniteStream(fc.boolean()),
        (halves, taken, out) => {
          const scored = halves.map((points, index) => item(String(index), points / 2));
          const notApplicable = scored.filter(() => out.next().value).map(({ key }) => key);
          const findings = scored.map(({ key, points }) =>
            down(key, ((taken.next().value as number) % (points * 2 + 1)) / 2),
          );
          const { earned, applicable, score } = outcomeOf(scored, findings, notApplicable);
          if (applicable === 0) return score === null;
          return score !== null && score >= 0 && score <= 100 && (score === 100) === (earned === applicable);
        },
      ),
    );
  });
});
