import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId } from '@zuoxi/vocabulary';
import { hashSecret, makeBearer, newSecret, readBearer, secretMatches } from '@zuoxi/platform/access';
import { checkPassword } from '../session/password.rules.js';
import { hashPassword, SessionService } from '../session/session.service.js';
import type { IdentityTables } from '../tables.js';
import { checkReach, checkRole } from './member.service.js';

const validMilliseconds = 7 * 24 * 3_600_000;
const columns = ['id', 'email', 'role', 'storeId', 'expiresAt', 'acceptedAt'] as const;

@Injectable()
export class InvitationService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  list(ctx: Context) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.invitation')
        .where('providerId', '=', ctx.providerId as string)
        .where('acceptedAt', 'is', null)
        .select(columns)
        .orderBy('createdAt', 'desc')
        .execute(),
    );
  }

  async invite(ctx: Context, input: { email: string; role: string; storeId?: string | null }) {
    const role = checkRole(input.role, input.storeId);
    checkReach(ctx, input.storeId);
    const id = newId();
    const secret = newSecret();
    const now = this.clock.now();
    await this.db.write({ ...ctx, idempotencyKey: null }, 'member.invite', async ({ q, audit }) => {
      await q
        .insertInto('identity.invitation')
        .values({
          providerId: ctx.providerId as string,
          id,
          storeId: input.storeId ?? null,
          email: input.email.trim().toLowerCase(),
          role,
          secretHash: hashSecret(secret),
          expiresAt: new Date(now.getTime() + validMilliseconds),
          createdAt: now,
        })
        .execute();
      audit({ subjectType: 'invitation', subjectId: id, details: { email: input.email, role } });
      return null;
    });
    const invitation = found(
      (await this.list(ctx)).find((row) => row.id === id),
      'invitation',
    );
    return { invitation, link: `/invite/${makeBearer('zxi', ctx.providerId as string, id, secret)}` };
  }

  /**
   * Makes the account (or adds to the one with this e-mail, given its password and second factor) and the membership.
   *
   * @throws DomainError INVITATION_INVALID, and for an account that exists what signing in throws.
   */
  async accept(facts: Context, input: { token: string; name: string; password: string; totp?: string }) {
    const bearer = readBearer('zxi', input.token);
    if (!bearer) throw new DomainError('INVITATION_INVALID');
    const ctx: Context = { ...facts, providerId: bearer.providerId as ProviderId, idempotencyKey: null };
    const invitation = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.invitation')
        .selectAll()
        .where('providerId', '=', bearer.providerId)
        .where('id', '=', bearer.id)
        .executeTakeFirst(),
    );
    const now = this.clock.now();
    if (!invitation || !secretMatches(bearer.secret, invitation.secretHash))
      throw new DomainError('INVITATION_INVALID');
    if (invitation.acceptedAt || invitation.expiresAt < now) throw new DomainError('INVITATION_INVALID');
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
      await this.sessions.signIn(facts, { email: invitation.email, password, ...(totp ? { totp } : {}) });
    }
    if (!known) checkPassword(facts, input.password, { email: invitation.email, name: input.name });
    const passwordHash = known ? null : await hashPassword(input.password);
    const accountId = known?.id ?? newId();
    const name = known?.name ?? input.name;
    await this.db.write(
      { ...ctx, actor: { kind: 'user', id: accountId, name } },
      'invitation.accept',
      async ({ q, audit }) => {
        const claimed = await q
          .updateTable('identity.invitation')
          .set({ acceptedAt: now })
          .where('providerId', '=', bearer.providerId)
          .where('id', '=', bearer.id)
          .where('acceptedAt', 'is', null)
          .executeTakeFirst();
        if (!claimed.numUpdatedRows) throw new DomainError('INVITATION_INVALID');
        if (!known) {
          await q
            .insertInto('identity.account')
            .values({ id: accountId, email: invitation.email, name, passwordHash, createdAt: now })
            .execute();
        }
        await q
          .insertInto('identity.membership')
          .values({
            providerId: bearer.providerId,
            id: newId(),
            storeId: invitation.storeId,
            accountId,
            role: invitation.role,
            agentId: invitation.agentId,
            createdAt: now,
          })
          .execute();
        audit({ subjectType: 'invitation', subjectId: bearer.id, details: { role: invitation.role } });
        return null;
      },
    );
    return { accountId, name };
  }
}
