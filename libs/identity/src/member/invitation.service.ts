import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { Selectable } from 'kysely';
import { hashSecret, makeBearer, newSecret, readBearer, secretMatches } from '@zuoxi/platform/access';
import { checkPassword } from '../session/password.rules.js';
import { hashPassword, SessionService } from '../session/session.service.js';
import type { IdentityTables } from '../tables.js';
import { AgentLinkService } from './agent-link.service.js';
import { checkReach, checkRole, heldStores } from './member.service.js';

const validMilliseconds = 7 * 24 * 3_600_000;
const columns = ['id', 'email', 'role', 'storeId', 'agentId', 'expiresAt', 'acceptedAt'] as const;

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
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly agents: AgentLinkService,
  ) {}

  list(ctx: Context) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.invitation')
        .where('providerId', '=', ctx.providerId as string)
        .where('acceptedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
        .select(columns)
        .orderBy('createdAt', 'desc')
        .execute(),
    );
  }

  /** @throws DomainError as `AgentLinkService.check`, for an agent that somebody else is. */
  async invite(
    ctx: Context,
    input: { email: string; role: string; storeId?: string | null; agentId?: string | null },
  ) {
    const role = checkRole(input.role, input.storeId);
    checkReach(ctx, input.storeId);
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const storeId = input.storeId ?? null;
    const email = input.email.trim().toLowerCase();
    await this.db.write({ ...ctx, idempotencyKey: null }, 'member.invite', async ({ q, audit }) => {
      if (input.agentId) await this.agents.check(ctx, q, input.agentId, { role });
      await q
        .insertInto('identity.invitation')
        .values({
          providerId: ctx.providerId as string,
          id,
          storeId,
          email,
          role,
          agentId: input.agentId ?? null,
          secretHash: hashSecret(secret),
          expiresAt: new Date(now.getTime() + validMilliseconds),
          createdAt: now,
        })
        .execute();
      audit({ subjectType: 'invitation', subjectId: id, storeId, details: { email, role } });
      return null;
    });
    const invitation = found(
      (await this.list(ctx)).find((row) => row.id === id),
      'invitation',
    );
    return { invitation, link: linkOf(ctx.providerId as string, id, secret) };
  }

  /**
   * Makes the link anew, good for another week; the one before stops working.
   *
   * @throws DomainError NOT_FOUND for one that is accepted or withdrawn
   */
  async renew(ctx: Context, id: string) {
    const secret = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + validMilliseconds);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'invitation.renew', async (tx) => {
      await this.changeOpen(ctx, tx, id, { secretHash: hashSecret(secret), expiresAt });
      return null;
    });
    const invitation = found(
      (await this.list(ctx)).find((row) => row.id === id),
      'invitation',
    );
    return { invitation, link: linkOf(ctx.providerId as string, id, secret) };
  }

  async withdraw(ctx: Context, id: string): Promise<string> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'invitation.withdraw', async (tx) => {
      await this.changeOpen(ctx, tx, id, { withdrawnAt: this.clock.now() });
      return null;
    });
    return id;
  }

  private async changeOpen(
    ctx: Context,
    { q, audit }: WriteTx<IdentityTables>,
    id: string,
    change: { secretHash: string; expiresAt: Date } | { withdrawnAt: Date },
  ): Promise<void> {
    const row = await q
      .updateTable('identity.invitation')
      .set(change)
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', id)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
      .returning(['email', 'storeId'])
      .executeTakeFirst();
    const { email, storeId } = found(row, 'invitation');
    audit({ subjectType: 'invitation', subjectId: id, storeId, details: { email } });
  }

  /** The job behind a list of staff: enters what was promised there; once, however often it comes. */
  async enterPrepared(ctx: Context, invitations: readonly PreparedInvitation[]): Promise<void> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'member.invite', async ({ q, audit }) => {
      for (const { id, email, role, agentId, secretHash, expiresAt } of invitations) {
        const made = await q
          .insertInto('identity.invitation')
          .values({
            providerId: ctx.providerId as string,
            id,
            storeId: null,
            email,
            role,
            agentId,
            secretHash,
            expiresAt,
            createdAt: this.clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['providerId', 'id']).doNothing())
          .executeTakeFirst();
        if (made.numInsertedOrUpdatedRows)
          audit({ subjectType: 'invitation', subjectId: id, details: { email, role } });
      }
      return null;
    });
  }

  /** What the page of an invitation shows before it is accepted. */
  async look(facts: Context, token: string) {
    const { invitation, ctx } = await this.open(facts, token);
    return this.db.read(ctx, async ({ q }) => {
      const provider = await q
        .selectFrom('identity.provider')
        .select('name')
        .where('providerId', '=', invitation.providerId)
        .executeTakeFirst();
      const account = await q
        .selectFrom('identity.account')
        .select('id')
        .where('email', '=', invitation.email)
        .executeTakeFirst();
      const agent = invitation.agentId
        ? await q
            .selectFrom('schedulingPub.agent')
            .select('name')
            .where('providerId', '=', invitation.providerId)
            .where('id', '=', invitation.agentId)
            .executeTakeFirst()
        : undefined;
      return {
        email: invitation.email,
        role: invitation.role,
        company: provider?.name ?? '',
        name: agent?.name ?? null,
        hasAccount: Boolean(account),
      };
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
    const known = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.account')
        .select(['id', 'name'])
        .where('email', '=', invitation.email)
        .executeTakeFirst(),
    );
    // An account that exists proves itself by its password; nobody takes it over by an invitation.
    if (known) {
      const { password, totp } = input;
      await this.sessions.prove(facts, { email: invitation.email, password, ...(totp ? { totp } : {}) });
    } else checkPassword(facts, input.password, { email: invitation.email, name: input.name });
    const passwordHash = known ? null : await hashPassword(input.password);
    const account = known ?? { id: newId(), name: input.name.trim() };
    await this.join(ctx, invitation, account, async (q) => {
      if (known) return;
      const { email } = invitation;
      await q
        .insertInto('identity.account')
        .values({ ...account, email, passwordHash, createdAt: this.clock.now() })
        .execute();
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
    const account = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.account')
        .select(['id', 'name', 'email'])
        .where('id', '=', facts.userId)
        .executeTakeFirst(),
    );
    if (account?.email !== invitation.email)
      throw new DomainError('INVITATION_FOR_ANOTHER', { email: invitation.email });
    await this.join(ctx, invitation, account);
  }

  /** @throws DomainError INVITATION_INVALID for one that is unknown, used, withdrawn or too old. */
  private async open(facts: Context, token: string) {
    const bearer = readBearer('zxi', token);
    if (!bearer) throw new DomainError('INVITATION_INVALID');
    const ctx: Context = {
      ...facts,
      providerId: bearer.providerId as ProviderId,
      storeIds: [],
      idempotencyKey: null,
    };
    const invitation = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.invitation')
        .selectAll()
        .where('providerId', '=', bearer.providerId)
        .where('id', '=', bearer.id)
        .executeTakeFirst(),
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
    ctx: Context,
    invitation: Selectable<IdentityTables['identity.invitation']>,
    account: { readonly id: string; readonly name: string },
    before: (q: WriteTx<IdentityTables>['q']) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { providerId, id, storeId, role, agentId } = invitation;
    const now = this.clock.now();
    const actor = { kind: 'user' as const, id: account.id, name: account.name };
    await this.db.write({ ...ctx, actor }, 'invitation.accept', async ({ q, audit }) => {
      const claimed = await q
        .updateTable('identity.invitation')
        .set({ acceptedAt: now })
        .where('providerId', '=', providerId)
        .where('id', '=', id)
        .where('acceptedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst();
      if (!claimed.numUpdatedRows) throw new DomainError('INVITATION_INVALID');
      if (agentId) {
        await this.agents.check(ctx, q, agentId, { role, accountId: account.id, isInvited: true });
        // The same person, invited as what they are already: the new membership is where it stands from now on.
        await q
          .updateTable('identity.membership')
          .set({ agentId: null })
          .where('providerId', '=', providerId)
          .where('agentId', '=', agentId)
          .where('accountId', '=', account.id)
          .execute();
      }
      await before(q);
      await q
        .insertInto('identity.membership')
        .values({ providerId, id: newId(), storeId, accountId: account.id, role, agentId, createdAt: now })
        .execute();
      audit({ subjectType: 'invitation', subjectId: id, storeId, details: { role } });
      return null;
    });
  }
}

const linkOf = (providerId: string, id: string, secret: string) =>
  `/invite/${makeBearer('zxi', providerId, id, secret)}`;
