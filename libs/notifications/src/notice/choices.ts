import type { WriteTx } from '@zuoxi/platform/database';
import type { EventName, ProviderId, UserId } from '@zuoxi/vocabulary';
import { NoticeChoice } from './notice-choice.entity.js';

export type Wishes = Pick<NoticeChoice, 'isTold' | 'isMailed'>;
interface Key {
  readonly providerId: ProviderId;
  readonly userId: UserId;
  readonly event: EventName;
}

/** Enters what somebody wishes; null leaves it as it was. */
export async function enterChoice(
  { sql, manager }: Pick<WriteTx, 'sql' | 'manager'>,
  { providerId, userId: accountId, event }: Key,
  { isTold, isMailed }: Wishes,
): Promise<{ before: Wishes | null; after: Wishes }> {
  const before = await manager.findOneBy(NoticeChoice, { providerId, accountId, event });
  const [after] = await sql<Wishes>(
    `insert into notifications.notice_choice as c (provider_id, account_id, event, is_told, is_mailed)
     values ($1, $2, $3, $4, $5)
     on conflict (provider_id, account_id, event) do update
       set is_told = coalesce(excluded.is_told, c.is_told), is_mailed = coalesce(excluded.is_mailed, c.is_mailed)
     returning is_told, is_mailed`,
    [providerId, accountId, event, isTold, isMailed],
  );
  return { before, after: after ?? { isTold, isMailed } };
}
