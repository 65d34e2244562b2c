import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { holds, newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, type ReadTx, ofStores } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Invitation, Membership, Store } from '@zuoxi/published';
import { Any, IsNull, MoreThan, Not } from 'typeorm';
import { AgentSkill } from '../agent/agent-skill.entity.js';
import { Agent } from '../agent/agent.entity.js';
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
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What a list would do, and what is wrong with it. */
  async preview(ctx: ProviderContext, text: string) {
    const { lines, problems, storeIdsOf, agents } = await this.db.read(ctx, (tx) => this.read(ctx, tx, text));
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
  async add(ctx: ProviderContext, text: string) {
    const now = this.clock.now();
    const providerId = ctx.providerId;
    return this.db.write({ ...ctx, idempotencyKey: null }, 'agent.add-staff', async (tx) => {
      const { insert, audit, send } = tx;
      const { lines, problems, storeIdsOf, agents } = await this.read(ctx, tx, text);
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
          await insert(Agent, { providerId, id: agentId, name, alias, employeeNo, createdAt: now });
          made += 1;
          audit({ subjectType: 'agent', subjectId: agentId, details: { employeeNo } });
        }
        for (const storeId of storeIdsOf(line)) {
          const skill = { providerId, storeId, agentId, certifiedOn: businessDateOf(now) };
          const certified = await insert(AgentSkill, skill, { ignore: true });
          if (certified) audit({ subjectType: 'agent', subjectId: agentId, storeId });
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

  private async read(ctx: ProviderContext, { manager }: ReadTx, text: string) {
    const providerId = ctx.providerId;
    const lines = readStaff(text);
    const stores = await manager.findBy(Store, ofStores(ctx));
    const numbers = lines.map(({ employeeNo }) => employeeNo);
    const rows = await manager.findBy(Agent, { providerId, employeeNo: Any(numbers) });
    const members = await manager.findBy(Membership, {
      providerId,
      agentId: Not(IsNull()),
      revokedAt: IsNull(),
    });
    const invited = await manager.findBy(Invitation, {
      providerId,
      acceptedAt: IsNull(),
      withdrawnAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
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

const present = (ctx: ProviderContext, problems: readonly StaffProblem[]) =>
  problems.map((problem) => ({
    row: problem.row,
    column: columnTitle(problem.column, ctx.locale),
    code: problem.code,
    message: staffProblemText(problem, ctx.locale),
  }));
