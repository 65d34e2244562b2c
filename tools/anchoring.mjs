// Writes the heads of the audit chains outside the database, now and every hour, for as long as this process runs.
import { anchorHeads } from '../apps/cli/dist/audit.anchors.js';
import { onDatabase } from './installation.mjs';

const hour = 3_600_000;

/** @returns a function that ends it */
export function anchorHourly({ adminUrl, anchorKey, anchorsDirectory }) {
  const anchor = () =>
    onDatabase(adminUrl, async (client) => {
      await client.query('set row_security = off');
      await anchorHeads(client, { anchorKey, anchorsDirectory, now: new Date() });
    }).catch((error) => console.error(`审计链头未能登记 · audit heads were not anchored: ${error.message}`));
  void anchor();
  const timer = setInterval(anchor, hour);
  return () => clearInterval(timer);
}
