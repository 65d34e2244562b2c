import { Inject, Injectable } from '@nestjs/common';
import { anonymousContext } from '@zuoxi/platform/context';
import { type Database, textArray } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { WithoutSchedule } from '@zuoxi/platform/schedules';
import { scheduleKinds, schedulesByKind } from '@zuoxi/vocabulary';

const kindsOf = (whom: 'provider' | 'store' | 'store-in-service') =>
  textArray(scheduleKinds.filter((kind) => schedulesByKind[kind].of === whom));

/** Providers and shops that came, or began service, since schedules were last laid; and everybody, for a new kind. */
@Injectable()
export class WithoutScheduleService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  find(): Promise<readonly WithoutSchedule[]> {
    return this.db.read(anonymousContext(), ({ sql }) =>
      sql<WithoutSchedule>(
        `select provider_id, store_id, kind, time_zone
           from identity.without_schedule($1::text[], $2::text[], $3::text[])`,
        [kindsOf('provider'), kindsOf('store'), kindsOf('store-in-service')],
      ),
    );
  }
}
