import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { StoreId } from '@zuoxi/vocabulary';
import { ContractRegistry } from './contract-registry.js';
import type { TakeOverStoreInput } from './profile.inputs.js';
import { ProfileService } from './profile.service.js';
import { StoreRegistry } from './store-registry.js';

/** A shop that is already served, known here in one deed: client, store, facts and the contract in force. */
@Injectable()
export class TakeOverService {
  constructor(
    private readonly profiles: ProfileService,
    private readonly stores: StoreRegistry,
    private readonly contracts: ContractRegistry,
  ) {}

  /**
   * Everything is checked before anything is made, and a repeated request finds what the first one made.
   *
   * @throws DomainError FORBIDDEN to whoever holds only some stores, INVALID_INPUT naming the fields, ALREADY_EXISTS for a short name that is taken.
   */
  async takeOver(
    ctx: ProviderContext,
    input: TakeOverStoreInput,
  ): Promise<{ id: StoreId; ctx: ProviderContext }> {
    const { startsOn, endsOn, seats, monthlyFen, clauses, owners, ...facts } = input;
    const terms = { startsOn, endsOn, seats, monthlyFen, clauses, owners };
    const { clientName, storeName, slug, platform, category, ...profile } = facts;
    await this.contracts.check(ctx, terms, platform);
    const made = await this.profiles.recordServed(ctx, {
      clientName: clientName?.trim() || storeName,
      storeName,
      slug: slug ?? null,
      platform,
      category: category ?? '',
      profile,
    });
    const key = ctx.idempotencyKey && `${ctx.idempotencyKey}:contract`;
    await this.contracts.takeOver({ ...made.ctx, idempotencyKey: key }, made.id, terms);
    // Sales tells identity by a job, which takes a moment; the morning page is to show the shop at once.
    await this.stores.advance(made.ctx, made.id, 'in_service');
    return made;
  }
}
