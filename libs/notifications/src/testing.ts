import { portsModule } from '@zuoxi/platform/module';
import { startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { Addresses } from './mail/addresses.js';
import { NotificationsModule } from './notifications.module.js';

/** Everybody has an address, by their id. */
class EverybodysAddresses extends Addresses {
  addressOf = async (_ctx: unknown, accountId: string) => ({
    email: `${accountId}@mail.example`,
    name: '林夏',
  });
}

export const startNotifications = (): Promise<TestApp> =>
  startTestApp(
    NotificationsModule,
    portsModule({ Addresses }, [], () => new EverybodysAddresses()),
  );
