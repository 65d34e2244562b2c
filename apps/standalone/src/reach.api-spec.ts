import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportService } from '@zuoxi/conversations';
import { StoreService } from '@zuoxi/identity';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Files } from '@zuoxi/platform/files';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: string;

beforeAll(async () => {
  server = await startServer();
  const made = await server.app.get(StoreService, { strict: false }).create(await server.aProvider('reach'), {
    clientName: '客户',
    name: '店铺',
    slug: 'reach-shop',
    platform: 'tmall',
    category: '家居',
  });
  ctx = made.ctx;
  storeId = made.id;
});
afterAll(() => server.close());

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }`;
const makeKey = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`;

describe('an owner of one store', () => {
  it.each([
    ['invites', invite, { email: 'a@x.cn', role: 'sales' }],
    ['makes keys', makeKey, { name: 'k', role: 'sales' }],
  ])('%s for that store, and not for the whole provider', async (_, mutation, input) => {
    const token = await server.aToken(ctx, 'provider-owner', { storeId });
    const whole = await server.graphql(token, mutation, { input });
    expect(whole.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const own = await server.graphql(token, mutation, { input: { ...input, storeId } });
    expect(own.body.errors).toBeUndefined();
  });
});

describe('a file of raw chats', () => {
  it('opens for who may import, and is not there for an inspector or the shop', async () => {
    const file = await server.app.get(Files, { strict: false }).receive(ctx, {
      name: 'chats.csv',
      mediaType: 'text/csv',
      storeId,
      content: Readable.from([Buffer.from('买家,内容\n13800138000,你好\n')]),
      limitBytes: 1000,
      permission: 'import:run',
    });
    await server.app
      .get(ImportService, { strict: false })
      .accept(ctx, file, { storeId, kind: 'conversations' });
    const statusFor = async (role: 'account-manager' | 'qc-inspector' | 'shop-owner', headers = {}) => {
      const token = await server.aToken(ctx, role, role === 'shop-owner' ? { storeId } : {});
      return (await server.get(`/files/${file.id}`, { authorization: `Bearer ${token}`, ...headers })).status;
    };
    expect(await statusFor('account-manager')).toBe(200);
    expect(await statusFor('qc-inspector')).toBe(404);
    expect(await statusFor('shop-owner', { 'x-store': 'reach-shop' })).toBe(404);
    const { rows } = await server.db.admin.query(
      `select actor_name, details from platform.audit_entry where action = 'file.open' and subject_id = $1`,
      [file.id],
    );
    expect(rows).toEqual([{ actor_name: 'account-manager', details: { fileName: 'chats.csv' } }]);
  });
});
