import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret, readBearer, secretMatches } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Agent } from '@zuoxi/published';
import { isOwnRole } from '@zuoxi/vocabulary';
import { IsNull, MoreThan } from 'typeorm';
import type { QueryInvitationsSort } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { Provider } from '../directory/provider.entity.js';
import { checkPassword } from '../session/password.rules.js';
import { hashPassword, SessionService } from '../session/session.service.js';
import { checkDecides, checkLives, checkRole, keepAlive } from '../role/giving.js';
import { AgentLinkService } from './agent-link.service.js';
import { Invitation } from './invitation.entity.js';
import { checkReach, rowsWithinReach, withinReach } from './member.service.js';

const validMilliseconds = 7 * 24 * 3_600_000;
const unanswered = { acceptedAt: IsNull(), withdrawnAt: IsNull() };

const order: ListOrder<Invitation, QueryInvitationsSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: { email: 'email', role: 'role', expiresAt: 'expiresAt' },
};

/** An invitation that another service made within a deed of its own; only its hash travels. */
export interface PreparedInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: 'agent';
  readonly agentId: string;
  readonly secretHash: string;
  readonly expiresAt: string;
}

@Injectable()
export class InvitationService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly agents: AgentLinkService,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs) {
    return this.db.read(ctx, ({ manager }) => {
      const open = rowsWithinReach(ctx, manager, Invitation).andWhere(
        'm.acceptedAt is null and m.withdrawnAt is null',
      );
      return countedPageOf(open, order, page, (invitation) => invitation);
    });
  }

  private async getOpen(ctx: ProviderContext, id: string) {
    const where = { ...withinReach(ctx), ...unanswered, id };
    return found(
      await this.db.read(ctx, ({ manager }) => manager.findOneBy(Invitation, where)),
      'invitation',
    );
  }

  /** @throws DomainError as `checkRole`, and as `AgentLinkService.check` for an agent that somebody else is. */
  async invite(
    ctx: ProviderContext,
    input: { email: string; role: string; storeId?: string | null; agentId?: string | null },
  ) {
    checkReach(ctx, input.storeId);
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const storeId = input.storeId ?? null;
    const email = input.email.trim().toLowerCase();
    const invite = async (tx: WriteTx): Promise<string> => {
      const role = await checkRole(ctx, tx, input.role, input.storeId);
      if (input.agentId) await this.agents.check(ctx, tx, input.agentId, { role });
      await tx.insert(Invitation, {
        providerId: ctx.providerId,
        id,
        storeId,
        email,
        role,
        agentId: input.agentId ?? null,
        secretHash: hashSecret(secret),
        expiresAt: new Date(now.getTime() + validMilliseconds),
        createdAt: now,
      });
      tx.audit({ subjectType: 'invitation', subjectId: id, storeId, details: { email, role } });
      return id;
    };
    const made = await this.db.write(ctx, 'member.invite', invite, input);
    // Asked again, it is the invitation that there is: its link, which nobody has seen, is made anew.
    if (made !== id) return this.renew(ctx, made);
    const invitation = await this.getOpen(ctx, id);
    return { invitation, link: linkOf(ctx.providerId, id, secret) };
  }

  /**
   * Makes the link anew, good for another week; the one before stops working.
   *
   * @throws DomainError NOT_FOUND for one that is accepted or withdrawn
   */
  async renew(ctx: ProviderContext, id: string) {
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + validMilliseconds);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'invitation.renew', async (tx) => {
      await this.changeOpen(ctx, tx, id, { secretHash: hashSecret(secret), expiresAt });
      return null;
    });
    const invitation = await this.getOpen(ctx, id);
    return { invitation, link: linkOf(ctx.providerId, id, secret) };
  }

  async withdraw(ctx: ProviderContext, id: string): Promise<string> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'invitation.withdraw', async (tx) => {
      await this.changeOpen(ctx, tx, id, { withdrawnAt: this.clock.now() });
      return null;
    });
    return id;
  }

  private async changeOpen(
    ctx: ProviderContext,
    tx: WriteTx,
    id: string,
    change: { secretHash: string; expiresAt: Date } | { withdrawnAt: Date },
  ): Promise<void> {
    const { manager, audit } = tx;
    const where = { ...withinReach(ctx), ...unanswered, id };
    const lock = { mode: 'pessimistic_write' } as const;
    const invitation = found(await manager.findOne(Invitation, { where, lock }), 'invitation');
    const { email, storeId, role } = invitation;
    // A link made anew is in the hands of who made it.
    await checkDecides(ctx, tx, [invitation]);
    if ('expiresAt' in change && isOwnRole(role)) await keepAlive(ctx, tx, role);
    await manager.update(Invitation, where, change);
    audit({ subjectType: 'invitation', subjectId: id, storeId, details: { email } });
  }

  /** The job behind a list of staff: enters what was promised there; once, however often it comes. */
  async enterPrepared(ctx: ProviderContext, invitations: readonly PreparedInvitation[]): Promise<void> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'member.invite', async ({ insert, audit }) => {
      for (const { id, email, role, agentId, secretHash, expiresAt } of invitations) {
        const invitation = {
          ...{ providerId: ctx.providerId, id, email, role, agentId, secretHash },
          ...{ expiresAt: new Date(expiresAt), createdAt: this.clock.now() },
        };
        if (await insert(Invitation, invitation, { ignore: true }))
          audit({ subjectType: 'invitation', subjectId: id, details: { email, role } });
      }
      return null;
    });
  }

  /**
   * What the page of an invitation shows before it is accepted.
   *
   * @throws DomainError INVITATION_INVALID; ROLE_WITHDRAWN for a role that is none any more
   */
  async look(facts: Context, token: string) {
    const { invitation, ctx } = await this.open(facts, token);
    const { providerId, email, role, agentId } = invitation;
    return this.db.read(ctx, async (tx) => {
      const { manager } = tx;
      const provider = await manager.findOneBy(Provider, { providerId });
      const agent = agentId ? await manager.findOneBy(Agent, { providerId, id: agentId }) : null;
      if (isOwnRole(role)) await checkLives(ctx, tx, role);
      const hasAccount = await manager.existsBy(Account, { email });
      return { email, role, company: provider?.name ?? '', name: agent?.name ?? null, hasAccount };
    });
  }

  /**
   * Makes the account (or adds to the one with this e-mail, given its password and second factor) and the membership.
   *
   * @throws DomainError INVITATION_INVALID, INVALID_INPUT for a weak password, and for an account that exists what
   *   signing in throws.
   */
  async accept(facts: Context, input: { token: string; name: string; password: string; totp?: string }) {
    const { invitation, ctx } = await this.open(facts, input.token);
    const { email } = invitation;
    const known = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Account, { email }));
    // An account that exists proves itself by its password; nobody takes it over by an invitation.
    if (known) {
      const { password, totp } = input;
      await this.sessions.prove(facts, { email, password, ...(totp ? { totp } : {}) });
    } else checkPassword(facts, input.password, { email, name: input.name });
    const passwordHash = known ? null : await hashPassword(input.password);
    const account = known ?? { id: newId(), name: input.name.trim() };
    await this.join(ctx, invitation, account, async ({ insert }) => {
      const { id, name } = account;
      if (!known) await insert(Account, { id, name, email, passwordHash, createdAt: this.clock.now() });
    });
    return { accountId: account.id, name: account.name };
  }

  /**
   * Adds the membership to the account of whoever is signed in.
   *
   * @throws DomainError INVITATION_INVALID, INVITATION_FOR_ANOTHER
   */
  async acceptSignedIn(facts: Context, token: string): Promise<void> {
    const { invitation, ctx } = await this.open(facts, token);
    const account = await this.sessions.account(ctx);
    if (account?.email !== invitation.email)
      throw new DomainError('INVITATION_FOR_ANOTHER', { email: invitation.email });
    await this.join(ctx, invitation, account);
  }

  /**
   * Takes on what a person is invited to, whose address the company's own sign-in has verified.
   *
   * @param person their account, or how they are called who have none
   * @returns null where nothing is open for this address
   * @throws DomainError ROLE_WITHDRAWN
   */
  async acceptVerified(
    ctx: ProviderContext,
    email: string,
    person: { readonly id?: string; readonly name: string },
  ): Promise<{ id: string; name: string } | null> {
    const createdAt = this.clock.now();
    const open = { providerId: ctx.providerId, email, ...unanswered, expiresAt: MoreThan(createdAt) };
    const invitation = await this.db.read(ctx, ({ manager }) =>
      manager.findOne(Invitation, { where: open, order: { createdAt: 'DESC' } }),
    );
    if (!invitation) return null;
    const account = { id: person.id ?? newId(), name: person.name };
    await this.join(ctx, invitation, account, async ({ insert }) => {
      if (!person.id) await insert(Account, { ...account, email, createdAt });
    });
    return account;
  }

  /** @throws DomainError INVITATION_INVALID for one that is unknown, used, withdrawn or too old. */
  private async open(facts: Context, token: string) {
    const bearer = readBearer('zxi', token);
    if (!bearer) throw new DomainError('INVITATION_INVALID');
    const ctx: ProviderContext = {
      ...facts,
      providerId: bearer.providerId,
      storeIds: [],
      idempotencyKey: null,
    };
    const { providerId, id } = bearer;
    const invitation = await this.db.read(ctx, ({ manager }) =>
      manager.findOneBy(Invitation, { providerId, id }),
    );
    if (
      !invitation ||
      !secretMatches(bearer.secret, invitation.secretHash) ||
      invitation.acceptedAt ||
      invitation.withdrawnAt ||
      invitation.expiresAt < this.clock.now()
    )
      throw new DomainError('INVITATION_INVALID');
    return { invitation, ctx };
  }

  private async join(
    ctx: ProviderContext,
    invitation: Invitation,
    account: { readonly id: string; readonly name: string },
    before: (tx: WriteTx) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { providerId, id, storeId, role, agentId } = invitation;
    const now = this.clock.now();
    const actor = { kind: 'user' as const, id: account.id, name: account.name };
    await this.db.write({ ...ctx, actor }, 'invitation.accept', async (tx) => {
      const open = { providerId, id, ...unanswered };
      const { affected } = await tx.manager.update(Invitation, open, { acceptedAt: now });
      if (!affected) throw new DomainError('INVITATION_INVALID');
      if (isOwnRole(role)) await keepAlive(ctx, tx, role);
      const accountId = account.id;
      if (agentId) {
        await this.agents.check(ctx, tx, agentId, { role, accountId, isInvited: true });
        // The same person, invited as what they are already: the new membership is where it stands from now on.
        await tx.manager.update(Membership, { providerId, agentId, accountId }, { agentId: null });
      }
      await before(tx);
      const granted = { providerId, storeId, accountId, role, agentId };
      await tx.insert(Membership, { ...granted, id: newId(), createdAt: now });
      tx.audit({ subjectType: 'invitation', subjectId: id, storeId, details: { role } });
      const params = { name: account.name };
      await tx.happened('member.joined', { storeId, subjectId: accountId, params });
      return null;
    });
  }
}

const linkOf = (providerId: string, id: string, secret: string) =>
  `/invite/${makeBearer('zxi', providerId, id, secret)}`;
