import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aServedContract, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { SalesModule } from '../sales.module.js';
import { AccountHandoverService } from './account-handover.service.js';
import { ContractService } from './contract.service.js';

let app: TestApp;
let handovers: AccountHandoverService;
let ctx: ProviderContext;
let storeId: StoreId;
let contractId: string;

beforeAll(async () => {
  app = await startTestApp(SalesModule);
  handovers = app.get(AccountHandoverService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  await aServedContract(app.db, ctx, storeId);
  const { rows } = await app.db.admin.query('select id from sales.contract where store_id = $1', [storeId]);
  contractId = rows[0].id;
});

const handOver = (over: Partial<Parameters<AccountHandoverService['handOver']>[1]> = {}) =>
  handovers.handOver(ctx, {
    ...{ contractId, party: 'client' as const, name: '张店长', phone: '13800000000' },
    ...{ fromOn: '2026-11-22', reason: '原负责人调岗', ...over },
  });
async function contacts() {
  const contract = await app.get(ContractService).find(ctx, contractId);
  if (!contract) throw new Error('no contract');
  const said = await handovers.of(ctx, [contractId]);
  return handovers.contactsOf(contract, said).map(({ party, name }) => `${party} ${name}`);
}

test('a contact is replaced from a day on, and what was signed names who it named', async () => {
  const before = await app.get(ContractService).find(ctx, contractId);
  await handOver();
  await handOver({ name: '何运营', fromOn: '2026-12-15' });
  expect(await contacts()).toContain('client 张店长');
  expect(await contacts()).not.toContain('client 何运营');
  const after = await app.get(ContractService).find(ctx, contractId);
  expect(after?.owners).toEqual(before?.owners);
  const { rows } = await app.db.admin.query(
    `select details from platform.audit_entry where subject_id = $1 and action = 'contract.hand-over' order by seq`,
    [contractId],
  );
  expect(rows[1]).toMatchObject({ details: { changed: { name: { from: '张店长', to: '何运营' } } } });
});

test('not before the contract begins, not for a day far ahead, and not in a contract that is over', async () => {
  const problem = (code: string) => ({ details: { problems: [{ field: 'fromOn', code }] } });
  await expect(handOver({ fromOn: '2020-01-01' })).rejects.toMatchObject(problem('END_BEFORE_START'));
  await expect(handOver({ fromOn: '2027-11-22' })).rejects.toMatchObject(problem('OUT_OF_RANGE'));
  await app.db.admin.query(`update sales.contract set status = 'ended' where id = $1`, [contractId]);
  await expect(handOver()).rejects.toMatchObject({ code: 'STATE_CHANGED' });
});
