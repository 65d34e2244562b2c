import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import type { ClausePeriod } from '@zuoxi/vocabulary';
import { TypesetDocuments } from '../documents/typeset-documents.js';
import { readParties } from '../documents/parties.js';
import { platformNames } from '../documents/terms.js';
import { ContractSignature } from './contract-signature.entity.js';
import { checkComplete, promiseOf } from './contract.rules.js';
import { type ContractRow, ContractService } from './contract.service.js';
import { termsOf } from './contract.terms.js';

const periodNames: Readonly<Record<ClausePeriod, string>> = {
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季',
};

/** Freezes a contract's text and takes both sides' signatures under its hash. */
@Injectable()
export class SigningService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly documents: TypesetDocuments,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes final what was seen, and nothing else.
   *
   * @throws DomainError STATE_CHANGED when it is no draft any more, DRAFT_CHANGED when the terms are not the ones seen.
   */
  async open(ctx: ProviderContext, input: { id: string; contentHash: string }): Promise<ContractRow> {
    const { id } = input;
    const contract = found(await this.contracts.find(ctx, id), 'contract');
    if (contract.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: contract.status });
    const parts = await this.contracts.parts(ctx, contract);
    checkSeen(input.contentHash, termsOf(contract, parts));
    // Afterwards nothing can be added any more.
    checkComplete(contract, parts);
    const file = await this.documents.typeset(ctx, 'contract', await this.factsOf(ctx, contract), {
      name: `合同-${contract.number}.pdf`,
      storeId: contract.storeId,
    });
    await this.db.write(ctx, 'contract.open-for-signing', async (tx) => {
      // Typesetting takes a moment, in which somebody may have saved other terms than the ones in the document.
      await this.contracts.lockSeen(ctx, tx, contract, input.contentHash);
      await this.files.register(ctx, tx, file);
      await this.contracts.move(tx, contract, 'signing', {
        documentFileId: file.id,
        documentSha256: file.sha256,
        openedAt: this.clock.now(),
      });
      return null;
    });
    return found(await this.contracts.find(ctx, id), 'contract');
  }

  /**
   * Back to a draft, to be written anew. Signatures of the text that was stay on its round and bind nobody.
   *
   * @throws DomainError STATE_CHANGED when it is not open for signing (any more), e.g. because both have signed.
   */
  async reopen(ctx: ProviderContext, input: { id: string; reason: string }): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, input.id), 'contract');
    const reason = input.reason.trim();
    await this.db.write(
      ctx,
      'contract.reopen',
      async (tx) => {
        const { signingRound, documentSha256 } = await this.contracts.lock(tx, contract);
        const { signatures } = await this.contracts.partsIn(ctx, tx, contract);
        const values = {
          signingRound: signingRound + 1,
          documentFileId: null,
          documentSha256: null,
          reopenedAt: this.clock.now(),
          reopenReason: reason,
        };
        await this.contracts.move(tx, contract, 'draft', values, {
          reason,
          documentSha256: documentSha256 ?? '',
          signedBy: signatures.map(({ party, name }) => `${party}: ${name}`).join(', '),
        });
        return null;
      },
      input,
    );
    return found(await this.contracts.find(ctx, input.id), 'contract');
  }

  /** Signs for the caller's side: a shop's people for the client, everybody else for the provider. */
  async sign(
    ctx: ProviderContext,
    input: { id: string; name: string; documentSha256: string },
  ): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, input.id), 'contract');
    const party = ctx.storeId ? 'client' : 'provider';
    const permission = party === 'client' ? 'contract:sign-client' : 'contract:sign-provider';
    if (!holds(ctx, permission, contract.storeId)) throw new DomainError('FORBIDDEN', { permission });
    if (contract.status !== 'signing') throw new DomainError('STATE_CHANGED', { status: contract.status });
    if (contract.documentSha256 !== input.documentSha256) throw new DomainError('DRAFT_CHANGED');
    await this.db.write(
      ctx,
      'contract.sign',
      async (tx) => {
        // Two sides at the same moment sign one after the other, or neither would see that both have.
        const now = await this.contracts.lock(tx, contract);
        if (now.status !== 'signing') throw new DomainError('STATE_CHANGED', { status: now.status });
        if (now.documentSha256 !== input.documentSha256) throw new DomainError('DRAFT_CHANGED');
        const { providerId, storeId, signingRound } = now;
        const round = { providerId, storeId, contractId: contract.id, signingRound };
        const signature = {
          ...round,
          party,
          name: input.name,
          accountId: ctx.userId,
          signedAt: this.clock.now(),
          ip: ctx.ip,
          documentSha256: input.documentSha256,
        } as const;
        const signed = await tx.insert(ContractSignature, signature, { ignore: true });
        if (!signed) throw new DomainError('STATE_CHANGED', { status: 'signed' });
        tx.audit({
          subjectType: 'contract',
          subjectId: contract.id,
          storeId: contract.storeId,
          details: { party, name: input.name },
        });
        if ((await tx.manager.countBy(ContractSignature, round)) === 2) {
          // Only now the shop has a contract; before that it has an offer that it took.
          await this.contracts.move(tx, contract, 'signed');
        }
        return null;
      },
      input,
    );
    return found(await this.contracts.find(ctx, input.id), 'contract');
  }

  private async factsOf(ctx: ProviderContext, contract: ContractRow) {
    const parts = await this.contracts.parts({ ...ctx, locale: 'zh-CN' }, contract);
    const { store, client, provider } = await this.db.read(ctx, (tx) =>
      readParties(ctx, tx, contract.storeId),
    );
    const owner = (party: string) => contract.owners.find((each) => each.party === party);
    const contact = (party: string) =>
      [owner(party)?.name, owner(party)?.phone].filter(Boolean).join(' ') || '—';
    return {
      number: contract.number,
      clientName: client.name,
      providerName: provider.name,
      storeName: store.name,
      platform: platformNames[store.platform],
      startsOn: contract.startsOn,
      endsOn: contract.endsOn,
      sections: contract.sections,
      clauses: parts.clauses.map((clause) => ({
        metricName: clause.metricName,
        metric: clause.metric,
        promise: promiseOf(clause),
        window: periodNames[clause.window],
        remedy: clause.remedy,
      })),
      payments: parts.payments,
      clientOwner: contact('client'),
      providerOwner: contact('provider'),
    };
  }
}
