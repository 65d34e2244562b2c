import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, move } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { countedPageOf, exceededLimit, type ListOrder, type PageArgs, sizeOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { Permission } from '@zuoxi/vocabulary';
import { Kind, parse } from 'graphql';
import type { DocumentDecision } from '../api.types.js';
import { documentEvents, documentTransitions } from './document.rules.js';
import { RegisteredDocument } from './registered-document.entity.js';

/** What was withdrawn stops working within this time. */
const cacheMilliseconds = 400;

const newestFirst: ListOrder<RegisteredDocument> = { usual: '-registeredAt', key: 'id' };

/** Documents that programs of a provider may run by hash, each let in by a second person. */
@Injectable()
export class RegisteredDocuments {
  private readonly approved = new Map<string, { at: number; texts: Promise<ReadonlyMap<string, string>> }>();

  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: PageArgs) {
    const { providerId } = ctx;
    return this.db.read(ctx, ({ manager }) =>
      countedPageOf(
        manager
          .createQueryBuilder(RegisteredDocument, 'd')
          .where('d.providerId = :providerId', { providerId }),
        newestFirst,
        page,
        (document) => document,
      ),
    );
  }

  /** @throws DomainError INVALID_INPUT unless the text is one named operation with its fragments. */
  async register(ctx: ProviderContext, input: { endpoint: 'back-office' | 'store'; text: string }) {
    needsWholeProvider(ctx, 'document:register');
    const name = operationName(input.text);
    const id = newId();
    await this.db.write(
      ctx,
      'document.register',
      async ({ insert, audit, happened }) => {
        await insert(RegisteredDocument, {
          providerId: ctx.providerId,
          id,
          endpoint: input.endpoint,
          hash: createHash('sha256').update(input.text).digest('hex'),
          name,
          text: input.text,
          state: 'waiting',
          registeredById: ctx.actor.id,
          registeredBy: ctx.actor.name,
          registeredAt: this.clock.now(),
        });
        audit({ subjectType: 'document', subjectId: id, details: { name, endpoint: input.endpoint } });
        await happened(documentEvents.waiting, { storeId: null, subjectId: id, params: { name } });
        return null;
      },
      input,
    );
    return this.get(ctx, id);
  }

  async review(ctx: ProviderContext, input: { id: string; state: DocumentDecision }) {
    needsWholeProvider(ctx, 'document:review');
    await this.db.write(
      ctx,
      'document.review',
      async (tx) => {
        const where = { providerId: ctx.providerId, id: input.id };
        const lock = { mode: 'pessimistic_write' } as const;
        const document = found(await tx.manager.findOne(RegisteredDocument, { where, lock }), 'document');
        const { name, state: from, registeredById } = document;
        if (from === 'waiting' && input.state === 'approved' && registeredById === ctx.actor.id) {
          throw new DomainError('SECOND_PERSON_REQUIRED');
        }
        const reviewed = { reviewedBy: ctx.actor.name, reviewedAt: this.clock.now() };
        await move(tx, RegisteredDocument, documentTransitions, where, { state: input.state, ...reviewed });
        const { id: subjectId, state } = input;
        tx.audit({ subjectType: 'document', subjectId, details: { name, state } });
        const about = { storeId: null, subjectId, params: { name }, accountIds: [registeredById] };
        await tx.happened(documentEvents[state], about);
        return null;
      },
      input,
    );
    this.approved.delete(ctx.providerId);
    return this.get(ctx, input.id);
  }

  /** The text of an approved document, for the edge; null for every other hash. */
  async find(ctx: ProviderContext, endpoint: string, hash: string): Promise<string | null> {
    const { providerId } = ctx;
    if (!providerId) return null;
    const now = this.clock.now().getTime();
    let cached = this.approved.get(providerId);
    if (!cached || now - cached.at >= cacheMilliseconds) {
      if (this.approved.size > 1000) this.approved.clear();
      cached = { at: now, texts: this.approvedOf(ctx) };
      this.approved.set(providerId, cached);
      cached.texts.catch(() => this.approved.delete(providerId));
    }
    return (await cached.texts).get(`${endpoint} ${hash}`) ?? null;
  }

  private async approvedOf(ctx: ProviderContext): Promise<ReadonlyMap<string, string>> {
    const where = { providerId: ctx.providerId, state: 'approved' as const };
    const rows = await this.db.read(ctx, ({ manager }) => manager.findBy(RegisteredDocument, where));
    return new Map(rows.map(({ endpoint, hash, text }) => [`${endpoint} ${hash}`, text]));
  }

  private async get(ctx: ProviderContext, id: string) {
    const where = { providerId: ctx.providerId, id };
    return found(
      await this.db.read(ctx, ({ manager }) => manager.findOneBy(RegisteredDocument, where)),
      'document',
    );
  }
}

/** A document runs at every store of the provider, so who holds only some of them has no say. */
function needsWholeProvider(ctx: ProviderContext, permission: Permission): void {
  if (!ctx.providerWide) throw new DomainError('FORBIDDEN', { permission });
}

/** What a document may be that a person reads before it runs; with every fragment in its places. */
const registeredLimits = { depth: 15, aliases: 100, directives: 50, fields: 2000 };

function operationName(text: string): string {
  try {
    const document = parse(text, { maxTokens: 5000, noLocation: true });
    const limit = exceededLimit(sizeOf(document), registeredLimits);
    if (limit) throw new DomainError('DOCUMENT_TOO_LARGE', { limit });
    const operations = document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const [operation, ...others] = operations;
    if (operation?.name && !others.length) return operation.name.value;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // Said below, as for every text that is not one named operation.
  }
  throw invalid([{ field: 'text', code: 'VALUE_UNREADABLE' }]);
}
