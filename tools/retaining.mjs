// Removes what is older than it is kept, and seals what an earlier release left in the clear: now and every hour, for as
// long as this process runs.
import { removeWhatIsOld, sealOlderFiles } from '../apps/cli/dist/retention.js';
import { onDatabase } from './installation.mjs';

const hour = 3_600_000;

/** @returns a function that ends it */
export function retainHourly(installation) {
  const retain = () =>
    onDatabase(installation.adminUrl, async (client) => {
      await client.query('set row_security = off');
      const { damaged } = await sealOlderFiles(client, installation);
      for (const key of damaged) console.error(`文件已损坏，未加密 · not what it was, left as it is: ${key}`);
      await removeWhatIsOld(client, { filesDirectory: installation.filesDirectory, now: new Date() });
    }).catch((error) =>
      console.error(`过期数据未能清理 · what is too old was not removed: ${error.message}`),
    );
  void retain();
  const timer = setInterval(retain, hour);
  return () => clearInterval(timer);
}
