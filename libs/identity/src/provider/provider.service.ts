import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, type ProviderContext, systemContext } from '@zuoxi/platform/context';
import { type Database, lockName, type NewRow, type WriteTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, Role } from '@zuoxi/vocabulary';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { Provider } from '../directory/provider.entity.js';
import { checkPassword } from '../session/password.rules.js';
import { hashPassword } from '../session/session.service.js';

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
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async create(name: string, slug: string): Promise<ProviderContext> {
    const providerId = newId() as ProviderId;
    const ctx = systemContext(providerId, []);
    await this.db.write(ctx, 'provider.create', async ({ insert, audit }) => {
      await insert(Provider, { providerId, name, slug, createdAt: this.clock.now() });
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
    allowed: (tx: WriteTx, isEmpty: boolean) => Promise<void> = async () => undefined,
  ): Promise<{ providerId: ProviderId; accountId: string }> {
    checkPassword(facts, password, { company, name, email });
    const passwordHash = await hashPassword(password);
    const providerId = newId() as ProviderId;
    const accountId = newId();
    const ctx: ProviderContext = {
      ...facts,
      providerId,
      // Whoever uses a link is its new owner; an operator stays one.
      actor: facts.actor.id === 'anonymous' ? { kind: 'user', id: accountId, name } : facts.actor,
      idempotencyKey: null,
    };
    await this.db.write(ctx, 'provider.create', async (tx) => {
      const { manager, insert, audit } = tx;
      await lockName(tx, 'setup');
      await allowed(tx, !(await manager.existsBy(Account, {})));
      const createdAt = this.clock.now();
      const slug = `p-${providerId.slice(-8)}`;
      await insert(Provider, { providerId, name: company.trim(), slug, createdAt });
      await insertAccount(tx, { id: accountId, email, name: name.trim(), passwordHash, createdAt });
      const role = 'provider-owner';
      await insert(Membership, { providerId, id: newId(), accountId, role, createdAt });
      audit({ subjectType: 'provider', subjectId: providerId, details: { name: company } });
      audit({ subjectType: 'account', subjectId: accountId, details: { role } });
      return null;
    });
    return { providerId, accountId };
  }

  /** @throws DomainError ALREADY_EXISTS when the e-mail has an account. */
  async addPerson(ctx: ProviderContext, person: NewPerson): Promise<string> {
    const passwordHash = await hashPassword(person.password);
    const accountId = newId();
    const createdAt = this.clock.now();
    await this.db.write(ctx, 'member.add', async (tx) => {
      const { email, name, role, storeId = null, agentId = null } = person;
      await insertAccount(tx, { id: accountId, email, name, passwordHash, createdAt });
      const providerId = ctx.providerId;
      const granted = { providerId, storeId, accountId, role, agentId };
      await tx.insert(Membership, { ...granted, id: newId(), createdAt });
      tx.audit({ subjectType: 'account', subjectId: accountId, details: { role } });
      return null;
    });
    return accountId;
  }

  /** Whether anybody has an account here yet. */
  async isEmpty(): Promise<boolean> {
    const ctx = systemContext(newId() as ProviderId, []);
    return !(await this.db.read(ctx, ({ manager }) => manager.existsBy(Account, {})));
  }
}

async function insertAccount({ insert }: WriteTx, account: NewRow<Account>): Promise<void> {
  const email = account.email.trim().toLowerCase();
  const made = await insert(Account, { ...account, email }, { ignore: true });
  if (!made) throw new DomainError('ALREADY_EXISTS', { value: email });
}
