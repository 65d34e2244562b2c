import type { ProviderId } from '@zuoxi/vocabulary';
import { sql } from 'kysely';
import type { ReadTx } from './database.js';

/**
 * The one opening in the tenant context, for the step of sign-in that learns only inside its transaction whose it is:
 * from here to the commit it is the provider's, and `identity.store` lists that provider's stores, read only. Beside the
 * doors themselves nothing else sets a tenant; lint refuses the settings' names anywhere but here.
 */
export async function openDirectory<Tables>({ q }: ReadTx<Tables>, providerId: ProviderId): Promise<void> {
  await sql`select set_config('app.provider_id', ${providerId}, true),
                   set_config('app.store_directory', 'on', true)`.execute(q);
}
