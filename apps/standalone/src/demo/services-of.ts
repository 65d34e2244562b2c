import type { INestApplicationContext, Type } from '@nestjs/common';

/** Whichever module a use case lives in. */
export type Services = <T>(service: Type<T>) => T;

export const servicesOf =
  (app: INestApplicationContext): Services =>
  (service) =>
    app.get(service, { strict: false });
