import type { ReadTx } from '@zuoxi/platform/database';
import { OwnRole } from '@zuoxi/published';
import { ownRole, type OwnRoles, type ProviderId } from '@zuoxi/vocabulary';
import { IsNull } from 'typeorm';

/** What a provider's own roles give. */
export async function ownRolesOf({ manager }: ReadTx, providerId: ProviderId): Promise<OwnRoles> {
  const roles = await manager.findBy(OwnRole, { providerId, withdrawnAt: IsNull() });
  return Object.fromEntries(roles.map(({ id, permissions }) => [ownRole(id), permissions]));
}
