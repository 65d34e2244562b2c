import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { type ScreenedMessage, screenTalk, shippedPack } from '@zuoxi/screening';
import { type ReviewRow, ReviewService, type SealedMessage } from './review.service.js';
import type { Scorecard } from './scorecard.entity.js';
import { itemOfTopic } from './scorecard.rules.js';

/** What rules see in the conversation of a review. A hit is a proposal; a finding is a person's. */
@Injectable()
export class ScreeningService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly reviews: ReviewService,
  ) {}

  /** @param read what others of the operation read of the review too */
  async hitsOf(
    ctx: ProviderContext,
    review: ReviewRow,
    read: { readonly scorecard: Scorecard; readonly sealed: readonly SealedMessage[] },
  ) {
    const { messages, accounts } = await this.talkOf(ctx, review, read.sealed);
    const talk = messages.map(({ id, at, text, direction, agentAccount }): ScreenedMessage => ({
      id,
      at: at.getTime(),
      text,
      // A colleague's words are no fault of the agent who is reviewed.
      speaker:
        direction === 'agent' && agentAccount !== null && !accounts.has(agentAccount)
          ? 'colleague'
          : direction,
    }));
    return screenTalk(talk, shippedPack).map(({ topic, why, instead, ...hit }) => ({
      ...hit,
      itemKey: itemOfTopic(read.scorecard.items, topic)?.key ?? null,
      why: why[ctx.locale],
      instead: instead?.[ctx.locale] ?? null,
    }));
  }

  /** As it was sealed when it was scored; before, as it is. */
  private talkOf(ctx: ProviderContext, review: ReviewRow, sealed: readonly SealedMessage[]) {
    return this.db.read(ctx, async ({ manager }) =>
      sealed.length > 0
        ? { messages: sealed, accounts: await this.reviews.accountsOf(manager, review) }
        : this.reviews.evidenceFor(manager, review),
    );
  }
}
