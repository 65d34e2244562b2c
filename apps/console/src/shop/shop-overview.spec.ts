import { describe, expect, test } from '@jest/globals';
import { overviewOf } from './shop-overview';

type Store = Parameters<typeof overviewOf>[0];
const report = (on: string, ...answers: (string | null)[]) => ({
  node: {
    __typename: 'DailyReport' as const,
    id: on,
    on,
    headline: `of ${on}`,
    questions: answers.map((answer, index) => ({
      __typename: 'ReportQuestion' as const,
      id: `${on} ${index}`,
      answer,
    })),
  },
});
const aShop = (over: object): Store =>
  ({
    id: 's',
    name: '一店',
    contract: null,
    nextContract: null,
    dailyReports: { edges: [] },
    ...over,
  }) as never;

describe('a shop among several', () => {
  test('without a report or a contract says that it has none', () => {
    expect(overviewOf(aShop({}), '2026-11-29')).toEqual({
      newest: null,
      isYesterday: false,
      openQuestions: 0,
      contractStatus: null,
      isToSign: false,
    });
  });

  test('says whether its newest report is yesterday’s, and how many questions wait on all of them', () => {
    const edges = [report('2026-11-29', null, 'answered'), report('2026-11-28', null)];
    const shop = aShop({ dailyReports: { edges } });
    const { newest, isYesterday, openQuestions } = overviewOf(shop, '2026-11-29');
    expect([newest?.headline, isYesterday, openQuestions]).toEqual(['of 2026-11-29', true, 2]);
    expect(overviewOf(shop, '2026-11-30').isYesterday).toBe(false);
  });

  test.each([
    ['signing', null, true],
    ['in_service', 'signing', true],
    ['in_service', null, false],
    ['in_service', 'draft', false],
  ])('with a contract %s and the next one %s is to be signed: %s', (now, next, isToSign) => {
    const shop = aShop({ contract: { status: now }, nextContract: next && { status: next } });
    expect(overviewOf(shop, '2026-11-29')).toMatchObject({ contractStatus: now, isToSign });
  });
});
