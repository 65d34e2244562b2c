import { Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, readBearer, secretMatches } from '@zuoxi/platform/access';
import { PublicAddress } from '@zuoxi/platform/address';
import { MasterKey } from '@zuoxi/platform/keys';
import type { ProviderId } from '@zuoxi/vocabulary';

interface Mailbox {
  readonly providerId: ProviderId;
  readonly id: string;
}

/** Links by which one click ends mail of a kind. They say whose mailbox it is, under the installation's key. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly master: MasterKey,
    private readonly address: PublicAddress,
  ) {}

  /** @param kind an event's name, or `all` */
  urlOf({ providerId, id }: Mailbox, kind: string): string | null {
    const token = makeBearer('u', providerId, id, this.secretOf({ providerId, id }, kind));
    return this.address.of(`/mail/unsubscribe/${token}/${kind}`);
  }

  /** Whose mailbox a link is about; null for one that was not made here. */
  read(token: string, kind: string): Mailbox | null {
    const named = readBearer('u', token);
    if (!named || !secretMatches(named.secret, hashSecret(this.secretOf(named, kind)))) return null;
    return { providerId: named.providerId, id: named.id };
  }

  private secretOf({ providerId, id }: Mailbox, kind: string): string {
    return this.master.next('unsubscribe', `${providerId} ${id} ${kind}`);
  }
}
