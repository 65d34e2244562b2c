import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aPerson,
  aProvider,
  aStore,
  everyPage,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import { type DomainError, found } from '@zuoxi/platform/errors';
import { type AgentId, errorMessage, permissionsOf, providerRoles, type StoreId } from '@zuoxi/vocabulary';
import fc from 'fast-check';
import { QualityModule } from '../quality.module.js';
import { AppealService } from './appeal.service.js';
import { DutiesService } from './duties.service.js';
import { ReviewService } from './review.service.js';
import { defaultScorecard } from './scorecard.rules.js';
import { SamplingService } from './sampling.service.js';
import { ScorecardService } from './scorecard.service.js';
import { ScreeningService } from './screening.service.js';
import { ScoringService } from './scoring.service.js';

const on = '2026-11-20';

let app: TestApp;
let reviews: ReviewService;
let sampling: SamplingService;
let scoring: ScoringService;
let screening: ScreeningService;
let appeals: AppealService;
let duties: DutiesService;
let ctx: ProviderContext;
let storeId: StoreId;
let inspector: ProviderContext;
let lead: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(QualityModule);
  reviews = app.get(ReviewService);
  sampling = app.get(SamplingService);
  scoring = app.get(ScoringService);
  screening = app.get(ScreeningService);
  appeals = app.get(AppealService);
  duties = app.get(DutiesService);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-21T02:00:00Z');
  const store = await aStore(app.db, await aProvider(app.db));
  ({ ctx } = store);
  storeId = store.id;
  inspector = aPerson(ctx, 'qc-inspector');
  lead = aPerson(ctx, 'qc-lead');
});

async function anAccount(account: string, agentId: AgentId | null): Promise<void> {
  const row = {
    provider_id: ctx.providerId,
    store_id: storeId,
    account,
    agent_id: agentId,
    first_seen_at: new Date(),
  };
  await insertRow(app.db, 'conversations.agent_account', row);
}

/** A conversation as the day's roll-up leaves it. */
async function aConversation(
  accounts: readonly string[],
  over: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await insertRow(app.db, 'conversations.conversation', {
    provider_id: ctx.providerId,
    store_id: storeId,
    id,
    business_date: on,
    external_id: id,
    buyer: '小王',
    agent_account: accounts[0] ?? null,
    agent_accounts: `{${accounts.join(',')}}`,
    started_at: `${on}T02:00:00Z`,
    ended_at: `${on}T02:05:00Z`,
    message_count: 4,
    max_wait_seconds: 20,
    ...over,
  });
  return id;
}

/** Ids of the messages that every conversation here has, as the product shows them. */
const said = { buyer: 'a1'.repeat(16), agent: 'b2'.repeat(16), colleague: 'c3'.repeat(16) };

async function theirMessages(conversationId: string, account: string): Promise<void> {
  // A fingerprint is of one message in a store and day, so the second half is the conversation's.
  const rest = conversationId.replaceAll('-', '');
  const lines = [
    { id: said.buyer, direction: 'buyer', agent_account: null, text: '在吗' },
    { id: said.agent, direction: 'agent', agent_account: account, text: '亲，在的' },
    { id: said.colleague, direction: 'agent', agent_account: '店铺:别人', text: '我来接待' },
  ];
  for (const [index, { id, ...line }] of lines.entries()) {
    await insertRow(app.db, 'conversations.message', {
      provider_id: ctx.providerId,
      store_id: storeId,
      business_date: on,
      conversation_id: conversationId,
      fingerprint: Buffer.from(id + rest, 'hex'),
      at: `${on}T02:0${index}:00Z`,
      type: 'text',
      batch_id: newId(),
      row_no: index,
      ...line,
    });
  }
}

/** An agent with an account and one ordinary conversation. */
async function anAgentWithChat(account = newId()): Promise<{ agentId: AgentId; conversationId: string }> {
  const agentId = await anAgent(app.db, ctx, { storeId });
  await anAccount(account, agentId);
  const conversationId = await aConversation([account]);
  await theirMessages(conversationId, account);
  return { agentId, conversationId };
}

const entries = async () => (await sampling.queue(inspector, on, storeId)).entries;

describe('the sample of a day', () => {
  test('draws everyone with chats once, and whoever comes later when they come', async () => {
    const first = await anAgentWithChat();
    await anAgentWithChat();
    await sampling.sample(inspector, storeId, on);
    await sampling.sample(inspector, storeId, on);
    expect(await entries()).toHaveLength(2);
    const late = await anAgentWithChat();
    await sampling.sample(inspector, storeId, on);
    const agents = (await entries()).map(({ agentId }) => agentId);
    expect(agents).toHaveLength(3);
    expect(agents).toEqual(expect.arrayContaining([first.agentId, late.agentId]));
  });

  test('two draws at the same moment draw once', async () => {
    await anAgentWithChat();
    await Promise.all([sampling.sample(inspector, storeId, on), sampling.sample(lead, storeId, on)]);
    expect(await entries()).toHaveLength(1);
  });

  test('who only took a talk over from a colleague is drawn as well', async () => {
    const [one, two] = [await anAgent(app.db, ctx), await anAgent(app.db, ctx)];
    await anAccount('店铺:甲', one);
    await anAccount('店铺:乙', two);
    await aConversation(['店铺:甲', '店铺:乙']);
    await sampling.sample(inspector, storeId, on);
    expect((await entries()).map(({ agentId }) => agentId).sort()).toEqual([one, two].sort());
  });

  test('prefers what was left unanswered, then the longest wait', async () => {
    const agentId = await anAgent(app.db, ctx);
    await anAccount('店铺:甲', agentId);
    await aConversation(['店铺:甲'], { message_count: 50 });
    await aConversation(['店铺:甲'], { max_wait_seconds: 400 });
    const unanswered = await aConversation(['店铺:甲'], { unanswered: true });
    await sampling.sample(inspector, storeId, on);
    expect(await entries()).toMatchObject([{ conversationId: unanswered, reason: 'unanswered' }]);
  });

  test('an account that nobody was matched to waits until it is', async () => {
    await anAccount('店铺:新人', null);
    await aConversation(['店铺:新人']);
    await expect(sampling.sample(inspector, storeId, on)).rejects.toMatchObject({
      code: 'ACCOUNTS_UNMATCHED',
    });
    expect(await entries()).toEqual([]);
    const agentId = await anAgent(app.db, ctx);
    await app.db.admin.query(`update conversations.agent_account set agent_id = $1 where store_id = $2`, [
      agentId,
      storeId,
    ]);
    await sampling.sample(inspector, storeId, on);
    expect(await entries()).toMatchObject([{ agentId }]);
  });

  test('says why there is nobody to draw: no chats, or none of anybody we know', async () => {
    await expect(sampling.sample(inspector, storeId, on)).rejects.toMatchObject({
      code: 'DAY_WITHOUT_CHATS',
    });
    await anAccount('店铺:小美', null);
    await aConversation(['店铺:小美']);
    await expect(sampling.sample(inspector, storeId, on)).rejects.toMatchObject({
      code: 'ACCOUNTS_UNMATCHED',
      details: { on, count: 1, accounts: '店铺:小美' },
    });
  });

  const theyWrote = (...accounts: string[]) =>
    insertRow(app.db, 'conversations.day_fact', {
      provider_id: ctx.providerId,
      store_id: storeId,
      business_date: on,
      sums: '{}',
      has_chats: true,
      accounts: `{${accounts.join(',')}}`,
    });

  test('says how many it drew, and names whose chats nobody could be asked about', async () => {
    await anAgentWithChat('店铺:甲');
    await anAccount('店铺:新人', null);
    await aConversation(['店铺:新人']);
    await theyWrote('店铺:甲', '店铺:新人');
    expect(await sampling.sample(inspector, storeId, on)).toBe(1);
    expect(await sampling.sample(inspector, storeId, on)).toBe(0);
    expect(await sampling.queue(inspector, on, storeId, { drawn: 1 })).toMatchObject({
      agentsWithChats: 2,
      agentsReviewed: 0,
      drawn: 1,
      totalCount: 1,
      unmatchedAccounts: [{ storeId, account: '店铺:新人', chats: 1 }],
    });
  });

  test('a queue says how many there are beyond what it shows', async () => {
    for (let agent = 0; agent < 3; agent += 1) await anAgentWithChat();
    await sampling.sample(inspector, storeId, on);
    const { entries: shown, totalCount } = await sampling.queue(inspector, on, storeId, { first: 2 });
    expect([shown.length, totalCount]).toEqual([2, 3]);
    await expect(sampling.queue(inspector, on, storeId, { first: 1001 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('is covered by who was reviewed by the end of the next day; the others are named', async () => {
    const [seen, late, missing] = [
      await anAgentWithChat('店铺:甲'),
      await anAgentWithChat('店铺:乙'),
      await anAgentWithChat('店铺:丙'),
    ];
    await theyWrote('店铺:甲', '店铺:乙', '店铺:丙');
    await sampling.sample(inspector, storeId, on);
    const submit = async (agentId: AgentId, at: string) => {
      app.clock.set(at);
      const { id } = (await entries()).find((each) => each.agentId === agentId) ?? {};
      await scoring.submit(inspector, { id: id as string, findings: [] });
    };
    // The day ends at midnight in Shanghai.
    await submit(seen.agentId, '2026-11-21T15:59:59Z');
    await submit(late.agentId, '2026-11-21T16:00:00Z');
    const { agents, ...coverage } = await sampling.coverage(lead, on, storeId);
    expect(coverage).toMatchObject({ agentsWithChats: 3, reviewedInTime: 1, unmatchedAccounts: [] });
    expect(agents.map(({ agentId, coverage: how }) => [agentId, how])).toEqual([
      [missing.agentId, 'missing'],
      [late.agentId, 'late'],
      [seen.agentId, 'inTime'],
    ]);
  });

  test('a foreign store is one that does not exist', async () => {
    const foreign = await aStore(app.db, await aProvider(app.db));
    await expect(sampling.sample(inspector, foreign.id, on)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a review', () => {
  const evidence = { messageIds: [said.agent] };

  async function anOpenReview() {
    const { agentId } = await anAgentWithChat();
    await sampling.sample(inspector, storeId, on);
    const review = (await entries()).find((each) => each.agentId === agentId);
    return { agentId, id: review?.id as string };
  }

  test.each([
    ['nothing wrong', [], 100, false],
    [
      'two deductions',
      [
        { itemKey: 'speed', deduction: 10, ...evidence },
        { itemKey: 'needs', deduction: 5, ...evidence },
      ],
      85,
      false,
    ],
    ['an item in full', [{ itemKey: 'accuracy', ...evidence }], 80, false],
    ['a fatal item', [{ itemKey: 'abuse', ...evidence }], 0, true],
    [
      'a fatal item among others',
      [
        { itemKey: 'speed', deduction: 1, ...evidence },
        { itemKey: 'privacy', ...evidence },
      ],
      0,
      true,
    ],
  ])('%s', async (_, findings, score, fatal) => {
    const { id } = await anOpenReview();
    const review = await scoring.submit(inspector, { id, findings });
    expect(review).toMatchObject({ status: 'submitted', score, fatal, inspector: 'qc-inspector' });
    expect(await reviews.findingsOf(inspector, [id])).toHaveLength(findings.length);
  });

  test.each([
    ['without evidence', { itemKey: 'speed', deduction: 3, messageIds: [] }, 'EVIDENCE_NEEDED'],
    ['of an item nobody knows', { itemKey: 'mood', deduction: 3, ...evidence }, 'ITEM_UNKNOWN'],
    [
      'that cites what nobody wrote',
      { itemKey: 'speed', deduction: 3, messageIds: ['no-such-message'] },
      'EVIDENCE_UNKNOWN',
    ],
    [
      'that cites a colleague',
      { itemKey: 'speed', deduction: 3, messageIds: [said.buyer, said.colleague] },
      'EVIDENCE_OF_ANOTHER',
    ],
    ['over what the item has', { itemKey: 'typos', deduction: 6, ...evidence }, 'OUT_OF_RANGE'],
  ])('a finding %s is refused, and the review stays open', async (_, finding, code) => {
    const { id } = await anOpenReview();
    await expect(scoring.submit(inspector, { id, findings: [finding] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ code }] },
    });
    expect(await reviews.find(inspector, id)).toMatchObject({ status: 'open', score: null });
  });

  test('half points are kept exactly, a quarter is refused', async () => {
    const { id } = await anOpenReview();
    const quarter = scoring.submit(inspector, {
      id,
      findings: [{ itemKey: 'speed', deduction: 2.25, ...evidence }],
    });
    await expect(quarter).rejects.toMatchObject({ details: { problems: [{ code: 'HALF_POINTS' }] } });
    const findings = [{ itemKey: 'speed', deduction: 2.5, ...evidence }];
    expect(await scoring.submit(inspector, { id, findings })).toMatchObject({ score: 97.5 });
    expect(await reviews.findingsOf(inspector, [id])).toMatchObject([{ deduction: 2.5 }]);
    const { rows } = await app.db.admin.query(`select score::text from quality.review where id = $1`, [id]);
    expect(rows).toEqual([{ score: '97.50' }]);
  });

  describe('of which an item does not apply', () => {
    const all = defaultScorecard.items.map(({ key }) => key);

    test('moves its weight to the others', async () => {
      const { id } = await anOpenReview();
      const findings = [{ itemKey: 'accuracy', deduction: 5, ...evidence }];
      const review = await scoring.submit(inspector, {
        id,
        findings,
        notApplicable: ['needs', 'closing', 'needs'],
      });
      expect(review).toMatchObject({ score: 93.33, notApplicable: ['needs', 'closing'] });
    });

    test('and none does: it is reviewed and has no score', async () => {
      const { id } = await anOpenReview();
      const review = await scoring.submit(inspector, { id, findings: [], notApplicable: all });
      expect(review).toMatchObject({ status: 'submitted', score: null, fatal: false });
    });

    test.each([
      ['an item that is not on the card', ['mood'], [], 'ITEM_UNKNOWN'],
      ['an item that was marked down', ['typos'], [{ itemKey: 'typos', ...evidence }], 'NOT_APPLICABLE'],
    ])('%s is refused', async (_, notApplicable, findings, code) => {
      const { id } = await anOpenReview();
      await expect(scoring.submit(inspector, { id, findings, notApplicable })).rejects.toMatchObject({
        details: { problems: [{ code }] },
      });
    });
  });

  describe('taken back by its inspector', () => {
    let id: string;
    beforeEach(async () => {
      ({ id } = await anOpenReview());
      await scoring.submit(inspector, { id, findings: [{ itemKey: 'typos', ...evidence }] });
    });

    test('is open again, and scored anew; the first attempt counts in nothing', async () => {
      app.clock.set('2026-11-21T02:10:00Z');
      expect(await scoring.reopen(inspector, { id })).toMatchObject({
        status: 'open',
        score: null,
        inspector: null,
      });
      expect(await reviews.findingsOf(inspector, [id])).toEqual([]);
      const findings = [{ itemKey: 'typos', deduction: 1, ...evidence }];
      const again = await scoring.submit(inspector, { id, findings });
      expect(again).toMatchObject({ status: 'submitted', score: 99 });
      expect(await reviews.findingsOf(inspector, [id])).toMatchObject([{ itemKey: 'typos', deduction: 1 }]);
      expect(await reviews.sealedMessages(inspector, [again.id])).toHaveLength(3);
    });

    test('is in the audit log with what it said', async () => {
      await scoring.reopen(inspector, { id });
      const { rows } = await app.db.admin.query(
        `select details from platform.audit_entry where action = 'review.reopen' and subject_id = $1`,
        [id],
      );
      expect(rows).toEqual([
        { details: { score: 95, findings: [{ itemKey: 'typos', deduction: 5 }], notApplicable: [] } },
      ]);
    });

    test('a moment late it stands', async () => {
      app.clock.set('2026-11-21T02:10:01Z');
      await expect(scoring.reopen(inspector, { id })).rejects.toMatchObject({ code: 'REOPEN_CLOSED' });
    });

    test('by nobody else, and not once it was appealed', async () => {
      await expect(scoring.reopen(lead, { id })).rejects.toMatchObject({ code: 'REOPEN_OTHERS' });
      const { agentId } = (await reviews.find(inspector, id)) ?? {};
      await appeals.file(aPerson(ctx, 'agent', { agentId }), { id, reason: '不是我' });
      await expect(scoring.reopen(inspector, { id })).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    });
  });

  test('is found by its agent, its score and what was marked down', async () => {
    const one = await anOpenReview();
    const two = await anOpenReview();
    await scoring.submit(inspector, {
      id: one.id,
      findings: [{ itemKey: 'typos', deduction: 0.5, ...evidence }],
    });
    await scoring.submit(inspector, { id: two.id, findings: [{ itemKey: 'accuracy', ...evidence }] });
    await app.db.admin.query(`update scheduling.agent set alias = '阿宁', name = '宁静' where id = $1`, [
      two.agentId,
    ]);
    const found = async (over: object) => (await reviews.list(lead, over)).edges.map(({ node }) => node.id);
    expect(await found({ itemKey: 'typos' })).toEqual([one.id]);
    expect(await found({ scoreBelow: 99.5 })).toEqual([two.id]);
    expect(await found({ scoreBelow: 80 })).toEqual([]);
    for (const agent of ['阿宁', ' 宁静 ']) expect(await found({ agent })).toEqual([two.id]);
    expect(await found({ agent: '%' })).toEqual([]);
  });

  test.each([[null], ['on'], ['-score'], ['status'], ['-inspector'], ['submittedAt']])(
    'is listed page by page, sorted by %s',
    async (sort) => {
      const scored = await anOpenReview();
      await anOpenReview();
      await scoring.submit(inspector, { id: scored.id, findings: [] });
      const whole = await reviews.list(lead, { storeId, on, sort });
      expect(whole.totalCount).toBe(2);
      const nodes = whole.edges.map(({ node }) => node);
      // What has no score yet comes last, whichever way round.
      if (sort === '-score') expect(nodes.map(({ score }) => score)).toEqual([100, null]);
      expect(await everyPage((page) => reviews.list(lead, { ...page, storeId, on, sort }))).toEqual(nodes);
    },
  );

  test('may cite the buyer: what was asked and not answered', async () => {
    const { id } = await anOpenReview();
    const findings = [{ itemKey: 'speed', deduction: 3, messageIds: [said.buyer] }];
    expect(await scoring.submit(inspector, { id, findings })).toMatchObject({ score: 97 });
  });

  test('keeps what was read: its messages stay when the conversation is taken away', async () => {
    const { id } = await anOpenReview();
    const review = await scoring.submit(inspector, { id, findings: [{ itemKey: 'typos', ...evidence }] });
    await app.db.admin.query(`delete from conversations.message where store_id = $1`, [storeId]);
    const sealed = await reviews.sealedMessages(inspector, [review.id]);
    expect(sealed.map(({ id: messageId, text }) => [messageId, text])).toEqual([
      [said.buyer, '在吗'],
      [said.agent, '亲，在的'],
      [said.colleague, '我来接待'],
    ]);
    // Who wrote each, as in the conversation: a colleague's is not the reviewed agent's.
    expect(sealed.map(({ agentId, agentAccount }) => [agentId, agentAccount])).toEqual([
      [null, null],
      [review.agentId, expect.any(String)],
      [null, '店铺:别人'],
    ]);
    const [finding] = await reviews.findingsOf(inspector, [id]);
    expect(sealed.map((message) => message.id)).toEqual(
      expect.arrayContaining([...(finding?.messageIds ?? ['x'])]),
    );
  });

  describe('is screened', () => {
    async function says(text: string, who: string) {
      await app.db.admin.query(
        `update conversations.message set text = $1 where store_id = $2 and encode(fingerprint, 'hex') like $3`,
        [text, storeId, `${who}%`],
      );
    }
    const hitsOf = async (id: string) => {
      const review = (await reviews.find(inspector, id)) as NonNullable<
        Awaited<ReturnType<typeof reviews.find>>
      >;
      const [scorecard] = await app.get(ScorecardService).getMany(inspector, [review.scorecardId]);
      const sealed = await reviews.sealedMessages(inspector, [id]);
      const read = { scorecard: scorecard as NonNullable<typeof scorecard>, sealed };
      return (await screening.hitsOf(inspector, review, read)).map(
        ({ messageId, itemKey, rule, start, end }) => ({
          messageId,
          itemKey,
          rule,
          start,
          end,
        }),
      );
    };
    const found = [{ messageId: said.agent, itemKey: 'language', rule: 'i-cannot', start: 2, end: 5 }];

    test('on the server: message, item, place and rule of what the agent said', async () => {
      const { id } = await anOpenReview();
      await says('亲，我不能退的', said.agent);
      expect(await hitsOf(id)).toEqual(found);
    });

    test('and finds nothing in what a colleague or the buyer said', async () => {
      const { id } = await anOpenReview();
      await says('我不能退的', said.colleague);
      await says('我不知道', said.buyer);
      expect(await hitsOf(id)).toEqual([]);
    });

    test('as it was scored, when its messages are gone; its items are known by key, whatever they are called', async () => {
      const { id } = await anOpenReview();
      await says('亲，我不能退的', said.agent);
      await app.db.admin.query(
        `update quality.scorecard set items = replace(items::text, '无负面语言（我不能 / 不知道 / 但是）', '语言')::jsonb
          where provider_id = $1`,
        [ctx.providerId],
      );
      await scoring.submit(inspector, { id, findings: [] });
      await app.db.admin.query(`delete from conversations.message where store_id = $1`, [storeId]);
      expect(await hitsOf(id)).toEqual(found);
    });
  });

  test('nobody reviews their own work', async () => {
    const { agentId, id } = await anOpenReview();
    const self = { ...inspector, agentId };
    await expect(scoring.submit(self, { id, findings: [] })).rejects.toMatchObject({
      code: 'REVIEW_OWN_WORK',
    });
  });

  test('one’s own work is not offered; of the day’s agents it is one all the same', async () => {
    const { agentId, id } = await anOpenReview();
    const day = await sampling.queue(inspector, on, storeId);
    expect(day).toMatchObject({ totalCount: 1, entries: [{ id }] });
    const own = await sampling.queue({ ...inspector, agentId }, on, storeId);
    expect(own).toMatchObject({ totalCount: 0, entries: [], agentsWithChats: day.agentsWithChats });
  });

  test('of two inspectors at once one submits', async () => {
    const { id } = await anOpenReview();
    const other = aPerson(ctx, 'qc-inspector');
    const both = await Promise.allSettled(
      [inspector, other].map((who) => scoring.submit(who, { id, findings: [] })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  describe('its appeal', () => {
    let agent: ProviderContext;
    let id: string;

    beforeEach(async () => {
      const open = await anOpenReview();
      id = open.id;
      agent = aPerson(ctx, 'agent', { agentId: open.agentId });
      await scoring.submit(inspector, { id, findings: [{ itemKey: 'abuse', ...evidence }] });
    });

    test('in time it is filed, once, and a second person decides', async () => {
      app.clock.set('2026-11-24T01:59:59Z');
      expect(await appeals.file(agent, { id, reason: '不是我' })).toMatchObject({ status: 'appealed' });
      await expect(appeals.file(agent, { id, reason: '再来' })).rejects.toMatchObject({
        code: 'STATE_CHANGED',
      });
      await expect(appeals.decide(inspector, { id, decision: 'keep', reason: '是' })).rejects.toMatchObject({
        code: 'APPEAL_SAME_PERSON',
      });
      const decided = await appeals.decide(lead, { id, decision: 'change', reason: '误判', score: 96 });
      expect(decided).toMatchObject({
        status: 'changed',
        score: 96,
        fatal: false,
        appeal: { decidedBy: 'qc-lead', decision: '误判' },
      });
      // What the old score stood on is history: it counts in nothing.
      const findings = await reviews.findingsOf(lead, [id]);
      expect(findings.filter(({ supersededAt }) => !supersededAt)).toEqual([]);
      await expect(appeals.decide(lead, { id, decision: 'keep', reason: '是' })).rejects.toMatchObject({
        code: 'STATE_CHANGED',
      });
    });

    test('a moment late it is closed', async () => {
      app.clock.set('2026-11-24T02:00:01Z');
      await expect(appeals.file(agent, { id, reason: '不是我' })).rejects.toMatchObject({
        code: 'APPEAL_CLOSED',
        details: { until: '2026-11-24T02:00:00.000Z' },
      });
    });

    test('kept, the score stands; changed, it needs one', async () => {
      await appeals.file(agent, { id, reason: '不是我' });
      const unscored = appeals.decide(lead, { id, decision: 'change', reason: '误判' });
      await expect(unscored).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      expect(await appeals.decide(lead, { id, decision: 'keep', reason: '属实' })).toMatchObject({
        status: 'upheld',
        score: 0,
        fatal: true,
      });
    });

    test.each([100.5, 101, 150])(
      'a score of %s is refused with the maximum named, and the appeal stays open',
      async (score) => {
        await appeals.file(agent, { id, reason: '不是我' });
        const decided = appeals.decide(lead, { id, decision: 'change', reason: '误判', score });
        const refusal = await decided.catch((error: DomainError) => error);
        expect(refusal).toMatchObject({ code: 'SCORE_ABOVE_MAXIMUM', details: { max: 100, score } });
        for (const locale of ['zh-CN', 'en-US'] as const)
          expect(errorMessage('SCORE_ABOVE_MAXIMUM', locale, (refusal as DomainError).details)).toContain(
            '100',
          );
        expect(await reviews.find(lead, id)).toMatchObject({ status: 'appealed', score: 0 });
      },
    );

    test('those that wait come page by page, the longest first', async () => {
      await appeals.file(agent, { id, reason: '不是我' });
      const open = await anOpenReview();
      const other = aPerson(ctx, 'agent', { agentId: open.agentId });
      await scoring.submit(inspector, { id: open.id, findings: [] });
      app.clock.set('2026-11-21T03:00:00Z');
      await appeals.file(other, { id: open.id, reason: '也不是我' });
      expect(await appeals.open(lead, { first: 1 })).toMatchObject({ totalCount: 2 });
      const waiting = await everyPage((page) => appeals.open(lead, page));
      expect(waiting.map((review) => review.id)).toEqual([id, open.id]);
    });

    test('a half point is a score, and what it was before is kept', async () => {
      await appeals.file(agent, { id, reason: '不是我' });
      const decided = await appeals.decide(lead, { id, decision: 'change', reason: '误判', score: 96.5 });
      expect(decided).toMatchObject({ score: 96.5, scoreBeforeAppeal: 0, fatalBeforeAppeal: true });
    });

    test('the agent whose work it is does not decide, whatever else they may', async () => {
      await appeals.file(agent, { id, reason: '不是我' });
      const both = aPerson(ctx, 'qc-lead', { agentId: agent.agentId });
      await expect(
        appeals.decide(both, { id, decision: 'change', reason: '误判', score: 100 }),
      ).rejects.toMatchObject({
        code: 'REVIEW_OWN_WORK',
      });
    });

    test('whatever roles somebody has, they decide neither about their own work nor about their own score', async () => {
      await appeals.file(agent, { id, reason: '不是我' });
      const open = await anOpenReview();
      const decision = { id, decision: 'change', reason: '误判', score: 100 } as const;
      await fc.assert(
        fc.asyncProperty(fc.subarray([...providerRoles]), async (roles) => {
          const held = { roles, permissions: permissionsOf(roles) };
          const ownWork = { code: 'REVIEW_OWN_WORK' };
          const whoseWork = { ...agent, ...held };
          await expect(appeals.decide(whoseWork, decision)).rejects.toMatchObject(ownWork);
          const scoresOwn = { ...whoseWork, agentId: open.agentId };
          await expect(scoring.submit(scoresOwn, { id: open.id, findings: [] })).rejects.toMatchObject(
            ownWork,
          );
          const whoScored = { ...inspector, ...held };
          await expect(appeals.decide(whoScored, decision)).rejects.toMatchObject({
            code: 'APPEAL_SAME_PERSON',
          });
        }),
        { numRuns: 25 },
      );
    });

    test('what is offered is what would be accepted: to another person, once, and with one’s key as to oneself', async () => {
      const offered = async (by: ProviderContext) =>
        duties.mayDecide(
          by,
          found(await reviews.find(by, id), 'review'),
          await duties.keptFrom(by, 'appeal:decide'),
        );
      const both = { permissions: permissionsOf(['qc-inspector', 'qc-lead']) };
      expect(await offered(lead)).toBe(false);
      await appeals.file(agent, { id, reason: '不是我' });
      const key = (by: ProviderContext) => ({
        ...aPerson(ctx, 'qc-lead', both),
        actor: { kind: 'api-key' as const, id: newId(), name: 'k', madeBy: by.userId },
        userId: null,
      });
      expect(await offered(lead)).toBe(true);
      expect(await offered(key(lead))).toBe(true);
      expect(await offered(agent)).toBe(false);
      for (const who of [{ ...inspector, ...both }, key(inspector)]) {
        expect(await offered(who)).toBe(false);
        await expect(appeals.decide(who, { id, decision: 'keep', reason: '无误' })).rejects.toMatchObject({
          code: 'APPEAL_SAME_PERSON',
        });
      }
      await appeals.decide(lead, { id, decision: 'keep', reason: '无误' });
      expect(await offered(lead)).toBe(false);
    });

    test('about a colleague’s review it is as if there were none', async () => {
      const colleague = aPerson(ctx, 'agent', { agentId: await anAgent(app.db, ctx) });
      const nobody = aPerson(ctx, 'hr');
      for (const who of [colleague, nobody]) {
        await expect(appeals.file(who, { id, reason: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      expect((await appeals.myReviews(colleague)).edges).toEqual([]);
      expect((await appeals.myReviews(agent)).edges).toMatchObject([{ node: { id } }]);
    });
  });
});
