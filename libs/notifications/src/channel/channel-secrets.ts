import { Injectable } from '@nestjs/common';
import { MasterKey } from '@zuoxi/platform/keys';
import type { AddedChannel } from '../delivery/channel.entity.js';

type Kept = Pick<AddedChannel, 'id' | 'address' | 'secret'>;

/** Addresses and secrets of channels, wrapped by the installation's key: a robot's address alone lets anybody speak. */
@Injectable()
export class ChannelSecrets {
  constructor(private readonly master: MasterKey) {}

  keep({ id, address, secret }: Kept): Kept {
    return {
      id,
      address: this.wrap(`channel:${id}`, address),
      secret: secret === null ? null : this.wrap(`channel-secret:${id}`, secret),
    };
  }

  /** @throws Error for what another installation wrapped */
  open({ id, address, secret }: Kept): Pick<Kept, 'address' | 'secret'> {
    return {
      address: this.unwrap(`channel:${id}`, address),
      secret: secret === null ? null : this.unwrap(`channel-secret:${id}`, secret),
    };
  }

  private wrap(purpose: string, plain: string): string {
    return this.master.wrap(purpose, Buffer.from(plain)).toString('base64url');
  }

  private unwrap(purpose: string, kept: string): string {
    return this.master.unwrap(purpose, Buffer.from(kept, 'base64url')).toString();
  }
}
