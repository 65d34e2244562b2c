// Brings the database of ZUOXI_ADMIN_URL up to date and gives the application's logins their passwords. One process
// does it; others that start at the same moment wait.
import { seedHolidays } from '@zuoxi/platform/calendar';
import { migrate } from '@zuoxi/platform/database';
import pg from 'pg';

const {
  ZUOXI_ADMIN_URL: adminUrl,
  ZUOXI_APP_PASSWORD: appPassword,
  ZUOXI_ROOT: root = process.cwd(),
} = process.env;
if (!adminUrl || !appPassword) {
  console.error('ZUOXI_ADMIN_URL and ZUOXI_APP_PASSWORD are needed');
  process.exit(1);
}
const applied = await migrate({ adminUrl, root, appPassword });
const client = new pg.Client({ connectionString: adminUrl });
await client.connect();
const year = new Date().getFullYear();
await seedHolidays(client, [year - 1, year, year + 1]);
await client.end();
console.log(JSON.stringify({ applied }));
