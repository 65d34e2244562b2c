import {
  type AgentId,
  permissions,
  permissionsOf,
  type ProviderId,
  type Role,
  type StoreId,
  type UserId,
} from '@zuoxi/vocabulary';
import { newId, type ProviderContext, systemContext, withStore } from '../context/index.js';
import type { TestDatabase } from './test-database.js';

type Row = Readonly<Record<string, unknown>>;

/** Arranges a row of any service, past all doors. Objects and arrays go into jsonb columns. */
export async function insertRow(
  { admin }: Pick<TestDatabase, 'admin'>,
  table: string,
  row: Row,
): Promise<void> {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value,
  );
  const places = columns.map((_, index) => `$${index + 1}`);
  await admin.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, values);
}

const madeAt = new Date('2026-01-01T00:00:00Z');

/** A provider, as the context of a person who may do everything in it (and holds no store yet). */
export async function aProvider(db: TestDatabase, over: { name?: string } = {}): Promise<ProviderContext> {
  const providerId = newId() as ProviderId;
  await insertRow(db, 'identity.provider', {
    provider_id: providerId,
    name: over.name ?? '云岭客服',
    slug: `p-${providerId}`,
    created_at: madeAt,
  });
  const userId = newId() as UserId;
  return systemContext(providerId, [], {
    actor: { kind: 'user', id: userId, name: '顾远' },
    userId,
    permissions: [...permissions],
  });
}

/** A store of the context's provider; the context returned holds it. */
export async function aStore(
  db: TestDatabase,
  ctx: ProviderContext,
  over: { platform?: string; status?: string; name?: string; slug?: string; timeZone?: string } = {},
): Promise<{ id: StoreId; ctx: ProviderContext }> {
  const id = newId() as StoreId;
  const clientId = newId();
  await insertRow(db, 'identity.client', {
    provider_id: ctx.providerId,
    id: clientId,
    name: `client ${clientId}`,
    created_at: madeAt,
  });
  await insertRow(db, 'identity.store', {
    provider_id: ctx.providerId,
    store_id: id,
    client_id: clientId,
    slug: over.slug ?? `s-${id}`,
    name: over.name ?? '暖橙家居旗舰店',
    platform: over.platform ?? 'taobao',
    category: '家居家纺',
    status: over.status ?? 'lead',
    time_zone: over.timeZone ?? 'Asia/Shanghai',
    created_at: madeAt,
  });
  return { id, ctx: withStore(ctx, id) };
}

/** What the shop told about itself: its traffic as a daily average and its service window. */
export async function aProfile(
  db: TestDatabase,
  ctx: ProviderContext,
  storeId: string,
  over: {
    averageDailyInquiries?: number;
    startMinute?: number;
    endMinute?: number;
    servedHolidays?: readonly string[];
  } = {},
): Promise<void> {
  await insertRow(db, 'onboarding.store_profile', {
    provider_id: ctx.providerId,
    store_id: storeId,
    id: newId(),
    version: 1,
    presale_agents: 2,
    average_daily_inquiries: over.averageDailyInquiries ?? 300,
    promotion_frequency: 'monthly',
    service_type: 'simple_aftersale',
    service_start_minute: over.startMinute ?? 540,
    service_end_minute: over.endMinute ?? 1320,
    meal_breaks: 1,
    meal_break_minutes: 30,
    served_holidays: `{${(over.servedHolidays ?? []).join(',')}}`,
    traffic_source: 'estimated',
    created_by: '林夏',
    created_at: madeAt,
  });
}

/** A contract that the store is served under from a day on. */
export async function aServedContract(
  db: TestDatabase,
  ctx: ProviderContext,
  storeId: string,
  over: { seats?: number; startsOn?: string; promise?: { metric: string; target: string } } = {},
): Promise<void> {
  const id = newId();
  await insertRow(db, 'sales.contract', {
    provider_id: ctx.providerId,
    store_id: storeId,
    id,
    number: `HT-${newId()}`,
    status: 'in_service',
    starts_on: over.startsOn ?? '2026-03-01',
    seats: over.seats ?? 2,
    sections: '[]',
    owners: '[]',
    created_at: madeAt,
  });
  if (over.promise) {
    await insertRow(db, 'sales.contract_clause', {
      ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), contract_id: id },
      ...{ ...over.promise, comparator: '>=', period: 'month', remedy: '', ordinal: 0 },
    });
  }
}

/** An agent of the provider, certified for a store if one is named. */
export async function anAgent(
  db: TestDatabase,
  ctx: ProviderContext,
  over: { name?: string; alias?: string; storeId?: string; maxMinutesPerWeek?: number } = {},
): Promise<AgentId> {
  const id = newId() as AgentId;
  await insertRow(db, 'scheduling.agent', {
    provider_id: ctx.providerId,
    id,
    name: over.name ?? '王小丽',
    alias: over.alias ?? '客服001',
    employee_no: id,
    max_minutes_per_week: over.maxMinutesPerWeek ?? 2640,
    created_at: madeAt,
  });
  if (over.storeId) {
    await insertRow(db, 'scheduling.agent_skill', {
      provider_id: ctx.providerId,
      store_id: over.storeId,
      agent_id: id,
      certified_on: '2026-01-01',
    });
  }
  return id;
}

/** Another person of the same provider and stores, with a role's permissions. */
export function aPerson(
  ctx: ProviderContext,
  role: Role,
  over: Partial<ProviderContext> = {},
): ProviderContext {
  const userId = newId() as UserId;
  return {
    ...ctx,
    actor: { kind: 'user', id: userId, name: role },
    userId,
    roles: [role],
    permissions: permissionsOf([role]),
    idempotencyKey: null,
    ...over,
  };
}

/** The same person at the store's own endpoint. */
export const atStore = (ctx: ProviderContext, storeId: StoreId): ProviderContext => ({
  ...ctx,
  storeId,
  storeIds: [storeId],
});
