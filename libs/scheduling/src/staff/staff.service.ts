import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, holds, newId } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SchedulingTables } from '../tables.js';
import {
  columnTitle,
  comparable,
  readStaff,
  type StaffLine,
  type StaffProblem,
  staffProblems,
  staffProblemText,
} from './staff.rules.js';

const invitationMilliseconds = 7 * 24 * 3_600_000;

/** Agents from a list that a person keeps in a spreadsheet. */
@Injectable()
export class StaffService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly clock: Clock,
  ) {}

  /** What a list would do, and what is wrong with it. */
  async preview(ctx: Context, text: string) {
    const { lines, problems, storeIdsOf, agents } = await this.db.read(ctx, ({ q }) =>
      this.read(ctx, q, text),
    );
    return {
      rows: lines.map((line) => ({
        ...line,
        stores: storeIdsOf(line).map((id) => ({ __typename: 'Store', id })),
        known: agents.has(line.employeeNo),
        invites: Boolean(line.email) && !agents.get(line.employeeNo)?.isSomebody,
      })),
      problems: present(ctx, problems),
    };
  }

  /**
   * Makes the agents, certifies them from today on and invites who has an e-mail, in one deed: the invitations are
   * entered by identity when it commits. A list that was added before adds nothing again.
   *
   * @throws DomainError STAFF_LIST_INVALID with row, column and reason of everything that is wrong
   */
  async add(ctx: Context, text: string) {
    const now = this.clock.now();
    const providerId = ctx.providerId as string;
    return this.db.write({ ...ctx, idempotencyKey: null }, 'agent.add-staff', async ({ q, audit, send }) => {
      const { lines, problems, storeIdsOf, agents } = await this.read(ctx, q, text);
      if (problems.length) {
        throw new DomainError('STAFF_LIST_INVALID', {
          count: problems.length,
          problems: present(ctx, problems).map(({ row, column, code, message }) => ({
            field: `text[${row}]`,
            code,
            message: `${column}: ${message}`,
          })),
        });
      }
      const invitations = [];
      const prepared = [];
      let made = 0;
      for (const line of lines) {
        const known = agents.get(line.employeeNo);
        const agentId = known?.id ?? newId();
        if (!known) {
          const { name, alias, employeeNo } = line;
          await q
            .insertInto('scheduling.agent')
            .values({ providerId, id: agentId, name, alias, employeeNo, createdAt: now })
            .execute();
          made += 1;
          audit({ subjectType: 'agent', subjectId: agentId, details: { employeeNo } });
        }
        for (const storeId of storeIdsOf(line)) {
          const certified = await q
            .insertInto('scheduling.agentSkill')
            .values({ providerId, storeId, agentId, certifiedOn: businessDateOf(now) })
            .onConflict((conflict) => conflict.columns(['storeId', 'agentId']).doNothing())
            .executeTakeFirst();
          if (certified.numInsertedOrUpdatedRows)
            audit({ subjectType: 'agent', subjectId: agentId, storeId });
        }
        if (!line.email || known?.isSomebody) continue;
        const id = newId();
        const secret = newSecret();
        const expiresAt = new Date(now.getTime() + invitationMilliseconds).toISOString();
        const { email, name } = line;
        prepared.push({ id, email, role: 'agent', agentId, secretHash: hashSecret(secret), expiresAt });
        invitations.push({ name, email, link: `/invite/${makeBearer('zxi', providerId, id, secret)}` });
      }
      if (prepared.length) await send('member.invite', { ctx, input: prepared });
      return { agents: made, invitations };
    });
  }

  private async read(ctx: Context, q: ReadTx<SchedulingTables>['q'], text: string) {
    const providerId = ctx.providerId as string;
    const lines = readStaff(text);
    const stores = await q
      .selectFrom('identityPub.store')
      .select(['storeId', 'name', 'slug'])
      .where('providerId', '=', providerId)
      .where('storeId', 'in', [...ctx.storeIds, providerId])
      .execute();
    const numbers = lines.map(({ employeeNo }) => employeeNo);
    const rows = await q
      .selectFrom('scheduling.agent')
      .select(['id', 'name', 'employeeNo', 'status', 'leftOn'])
      .where('providerId', '=', providerId)
      .where('employeeNo', 'in', [...numbers, ''])
      .execute();
    const members = await q
      .selectFrom('identityPub.membership')
      .select('agentId')
      .where('providerId', '=', providerId)
      .where('agentId', 'is not', null)
      .where('revokedAt', 'is', null)
      .execute();
    const invited = await q
      .selectFrom('identityPub.invitation')
      .select(['email', 'agentId'])
      .where('providerId', '=', providerId)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .where('expiresAt', '>', this.clock.now())
      .execute();
    const somebody = new Set([...members, ...invited].map(({ agentId }) => agentId));
    const today = businessDateOf(this.clock.now());
    const agents = new Map(
      rows.map(({ id, name, employeeNo, status, leftOn }) => [
        employeeNo,
        {
          id,
          name,
          left: status === 'left' || (leftOn !== null && leftOn < today),
          isSomebody: somebody.has(id),
        },
      ]),
    );
    const storeIds = new Map(
      stores.flatMap(({ storeId, name, slug }) => [
        [comparable(name), storeId],
        [comparable(slug), storeId],
      ]),
    );
    const facts = {
      agents,
      storeIds,
      invited: new Map(invited.map(({ email, agentId }) => [email, agentId])),
      mayInvite: holds(ctx, 'member:write', null),
    };
    const storeIdsOf = (line: StaffLine): string[] => [
      ...new Set(line.stores.flatMap((store) => storeIds.get(comparable(store)) ?? [])),
    ];
    return { lines, problems: staffProblems(lines, facts), storeIdsOf, agents };
  }
}

const present = (ctx: Context, problems: readonly StaffProblem[]) =>
  problems.map((problem) => ({
    row: problem.row,
    column: columnTitle(problem.column, ctx.locale),
    code: problem.code,
    message: staffProblemText(problem, ctx.locale),
  }));
