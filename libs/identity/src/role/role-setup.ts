import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { checkedInput } from '@zuoxi/platform/graphql';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { AddOwnRoleInput } from './role.inputs.js';
import { RoleService } from './role.service.js';

/** Roles of one's own as the file of the set-up has them, by their names. They have no dates: a change holds at once. */
@Injectable()
export class RoleSetupService extends SetupPart {
  constructor(private readonly roles: RoleService) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    const roles = await this.roles.living(ctx);
    return roles.map(({ name, permissions }) => ({ name, content: { permissions: [...permissions] } }));
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ name, content }) => {
      const role = checkedInput(AddOwnRoleInput, { ...content, name });
      const here = (await this.roles.living(ctx)).find((each) => each.name === role.name.trim());
      const permissions = this.roles.mayGive(ctx, role.permissions, here?.permissions ?? []);
      const once = { ...ctx, idempotencyKey: null };
      return {
        before: here ? { permissions: [...here.permissions].sort() } : null,
        after: { permissions },
        write: () => (here ? this.roles.change(once, { ...role, id: here.id }) : this.roles.add(once, role)),
      };
    });
  }
}
