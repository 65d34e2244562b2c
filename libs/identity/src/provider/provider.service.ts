import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, systemContext } from '@zuoxi/platform/context';
import { type Database, sql, type WriteTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, Role } from '@zuoxi/vocabulary';
import { checkPassword } from '../session/password.rules.js';
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

export interface NewProvider {
  readonly company: string;
  /** The owner's. */
  readonly name: string;
  readonly email: string;
  readonly password: string;
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

  /**
   * A company and the person with full rights over it.
   *
   * @param allowed looks, in the same transaction and alone in the installation, whether it may be; it is told whether
   *   nobody has an account yet. What it throws undoes everything.
   * @throws DomainError INVALID_INPUT for a weak password, ALREADY_EXISTS for an e-mail that has an account
   */
  async createWithOwner(
    facts: Context,
    { company, name, email, password }: NewProvider,
    allowed: (tx: WriteTx<IdentityTables>, isEmpty: boolean) => Promise<void> = async () => undefined,
  ): Promise<{ providerId: ProviderId; accountId: string }> {
    checkPassword(facts, password, { company, name, email });
    const passwordHash = await hashPassword(password);
    const providerId = newId() as ProviderId;
    const accountId = newId();
    const ctx: Context = {
      ...facts,
      providerId,
      // Whoever uses a link is its new owner; an operator stays one.
      actor: facts.actor.id === 'anonymous' ? { kind: 'user', id: accountId, name } : facts.actor,
      idempotencyKey: null,
    };
    await this.db.write(ctx, 'provider.create', async (tx) => {
      const { q, audit } = tx;
      await sql`select pg_advisory_xact_lock(hashtext('zuoxi.setup'))`.execute(q);
      const anybody = await q.selectFrom('identity.account').select('id').limit(1).executeTakeFirst();
      await allowed(tx, !anybody);
      const createdAt = this.clock.now();
      const slug = `p-${providerId.slice(-8)}`;
      await q
        .insertInto('identity.provider')
        .values({ providerId, name: company.trim(), slug, createdAt })
        .execute();
      await insertAccount(q, { id: accountId, email, name: name.trim(), passwordHash, createdAt });
      const role = 'provider-owner';
      await q
        .insertInto('identity.membership')
        .values({ providerId, id: newId(), storeId: null, accountId, role, createdAt })
        .execute();
      audit({ subjectType: 'provider', subjectId: providerId, details: { name: company } });
      audit({ subjectType: 'account', subjectId: accountId, details: { role } });
      return null;
    });
    return { providerId, accountId };
  }

  /** @throws DomainError ALREADY_EXISTS when the e-mail has an account. */
  async addPerson(ctx: Context, person: NewPerson): Promise<string> {
    const passwordHash = await hashPassword(person.password);
    const accountId = newId();
    const createdAt = this.clock.now();
    await this.db.write(ctx, 'member.add', async ({ q, audit }) => {
      const { email, name } = person;
      await insertAccount(q, { id: accountId, email, name, passwordHash, createdAt });
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

async function insertAccount(
  q: WriteTx<IdentityTables>['q'],
  account: { id: string; email: string; name: string; passwordHash: string; createdAt: Date },
): Promise<void> {
  const email = account.email.trim().toLowerCase();
  const made = await q
    .insertInto('identity.account')
    .values({ ...account, email })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) throw new DomainError('ALREADY_EXISTS', { value: email });
}
