import type { ProviderContext } from '@zuoxi/platform/context';
import { lockName, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  isOwnRole,
  isStoreRole,
  type OwnRoleCode,
  type OwnRoles,
  ownRole,
  type Role,
  shippedRoles,
} from '@zuoxi/vocabulary';
import { In } from 'typeorm';
import { OwnRole } from './own-role.entity.js';
import { decidesOver, givenBy } from './role.rules.js';

interface Held {
  readonly role: Role;
  readonly storeId: string | null;
}

const idOf = (role: string) => role.slice(ownRole('').length);

/** @throws DomainError ROLE_WITHDRAWN, NOT_FOUND */
export async function checkLives(
  { providerId }: ProviderContext,
  { manager }: ReadTx,
  role: OwnRoleCode,
): Promise<void> {
  const own = found(await manager.findOneBy(OwnRole, { providerId, id: idOf(role) }), 'role');
  if (own.withdrawnAt) throw new DomainError('ROLE_WITHDRAWN', { role: own.name });
}

/**
 * The same, and it stays so until the transaction ends: who withdraws it finds who has just been given it.
 *
 * @throws DomainError ROLE_WITHDRAWN, NOT_FOUND
 */
export async function keepAlive(ctx: ProviderContext, tx: WriteTx, role: OwnRoleCode): Promise<void> {
  await lockName(tx, `role ${role}`);
  await checkLives(ctx, tx, role);
}

/** What these own roles give. */
async function ownRolesOf(
  { providerId }: ProviderContext,
  { manager }: ReadTx,
  roles: readonly string[],
): Promise<OwnRoles> {
  const ids = roles.filter(isOwnRole).map(idOf);
  const rows = ids.length ? await manager.findBy(OwnRole, { providerId, id: In(ids) }) : [];
  return Object.fromEntries(rows.map(({ id, permissions }) => [ownRole(id), permissions]));
}

/**
 * A role that somebody is about to give.
 *
 * @throws DomainError INVALID_INPUT for one that there is not, or a shop's without a shop; ROLE_WITHDRAWN; FORBIDDEN for
 *   more than the giver holds
 */
export async function checkRole(
  ctx: ProviderContext,
  tx: WriteTx,
  role: string,
  storeId: string | null | undefined,
): Promise<Role> {
  const known = shippedRoles.find((each) => each === role) ?? (isOwnRole(role) ? role : null);
  if (!known) throw invalid([{ field: 'role', code: 'ROLE_UNKNOWN' }]);
  if (isStoreRole(known) && !storeId) throw invalid([{ field: 'storeId', code: 'STORE_NEEDED' }]);
  if (isOwnRole(known)) await keepAlive(ctx, tx, known);
  await checkDecides(ctx, tx, [{ role: known, storeId: storeId ?? null }]);
  return known;
}

/** @throws DomainError FORBIDDEN where one of them gives more than the caller holds */
export async function checkDecides(ctx: ProviderContext, tx: ReadTx, held: readonly Held[]): Promise<void> {
  const own = await ownRolesOf(
    ctx,
    tx,
    held.map(({ role }) => role),
  );
  for (const { role, storeId } of held)
    if (!decidesOver(ctx, givenBy(role, own, storeId), storeId))
      throw new DomainError('FORBIDDEN', { permission: 'more-than-held' });
}
