import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, systemContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, Role } from '@zuoxi/vocabulary';
import { hashPassword } from '../session/session.service.js';
import type { IdentityTables } from '../tables.js';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly storeId?: string | null;
  readonly agentId?: string | null;
}

/** Making a provider and its first people: what no one inside can do, because there is no one inside yet. */
@Injectable()
export class ProviderService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  async create(name: string, slug: string): Promise<Context> {
    const providerId = newId() as ProviderId;
    const ctx = systemContext(providerId, []);
    await this.db.write(ctx, 'provider.create', async ({ q, audit }) => {
      await q
        .insertInto('identity.provider')
        .values({ providerId, name, slug, createdAt: this.clock.now() })
        .execute();
      audit({ subjectType: 'provider', subjectId: providerId, details: { name } });
      return null;
    });
    return ctx;
  }

  /** @throws DomainError ALREADY_EXISTS when the e-mail has an account. */
  async addPerson(ctx: Context, person: NewPerson): Promise<string> {
    const passwordHash = await hashPassword(person.password);
    const accountId = newId();
    const createdAt = this.clock.now();
    await this.db.write(ctx, 'member.add', async ({ q, audit }) => {
      const made = await q
        .insertInto('identity.account')
        .values({
          id: accountId,
          email: person.email.toLowerCase(),
          name: person.name,
          passwordHash,
          createdAt,
        })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst();
      if (!made.numInsertedOrUpdatedRows) throw new DomainError('ALREADY_EXISTS', { value: person.email });
      await q
        .insertInto('identity.membership')
        .values({
          providerId: ctx.providerId as string,
          id: newId(),
          storeId: person.storeId ?? null,
          accountId,
          role: person.role,
          agentId: person.agentId ?? null,
          createdAt,
        })
        .execute();
      audit({ subjectType: 'account', subjectId: accountId, details: { role: person.role } });
      return null;
    });
    return accountId;
  }

  /** Whether anybody has an account here yet. */
  async isEmpty(): Promise<boolean> {
    const row = await this.db.read(systemContext(newId() as ProviderId, []), ({ q }) =>
      q.selectFrom('identity.account').select('id').limit(1).executeTakeFirst(),
    );
    return !row;
  }
}
