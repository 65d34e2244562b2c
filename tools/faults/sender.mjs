// A process that tells and sends as the product does, for the delivery cycles: its own services, its own queue. What it
// would send to addresses of the web goes to the receiver of this run instead, which no address of a tenant may name.
import { NestFactory } from '@nestjs/core';
import { IdentityModule, service as identity } from '@zuoxi/identity';
import { service as notifications } from '@zuoxi/notifications';
import { LocalFileStorage } from '@zuoxi/platform/files';
import { JobQueue } from '@zuoxi/platform/jobs';
import { PlatformModule, portsModule } from '@zuoxi/platform/module';
import { Outbound } from '@zuoxi/platform/outbound';

/** @param receiver where all that goes out arrives; its header `x-url` says where it was sent */
export async function openSender({ databaseUrl, filesDirectory, masterKey, receiver }) {
  Outbound.prototype.post = async (url, body, headers = {}) => {
    const answer = await fetch(receiver, { method: 'POST', body, headers: { ...headers, 'x-url': url } });
    return { status: answer.status, text: await answer.text() };
  };
  class Sender {}
  return NestFactory.createApplicationContext(
    {
      module: Sender,
      imports: [
        PlatformModule.with({
          databaseUrl,
          masterKey,
          storage: new LocalFileStorage(filesDirectory),
          poolSize: 6,
        }),
        IdentityModule,
        notifications.module,
        // By itself: what identity asks of others is not there.
        portsModule(notifications.asks, [{ ...identity, module: IdentityModule }]),
      ],
    },
    { logger: ['error'], abortOnError: false },
  );
}

if (process.send) {
  const app = await openSender(JSON.parse(process.env.SENDER));
  await app.get(JobQueue, { strict: false }).start();
  process.send('ready');
  process.once('disconnect', () => process.exit(0));
}
