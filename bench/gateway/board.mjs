// A draft of four weeks with sixty agents who work every day: 1,680 shifts. Put into the tables, since no engine is
// what is measured; its ids are the same in every installation, so that answers can be compared.
import { createHash } from 'node:crypto';
import pg from 'pg';

const agents = 60;
const days = 28;
const idOf = (text) => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** @returns { storeId, rosterId } */
export async function addBoard(adminUrl, slug) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const rows = async (text, values) => (await client.query(text, values)).rows;
  try {
    const [store] = await rows('select provider_id, store_id as id from identity.store where slug = $1', [
      slug,
    ]);
    const tenant = [store.provider_id, store.id];
    const [{ requirement }] = await rows(
      'select requirement from scheduling.roster where store_id = $1 order by from_on desc limit 1',
      [store.id],
    );
    const shifts = await rows(
      `select distinct on (shift_id) shift_id, start_minute, end_minute, breaks from scheduling.roster_assignment
       where store_id = $1 order by shift_id, on_date`,
      [store.id],
    );
    // A Monday two months off: nothing is published there yet, and no statutory holiday of this year is near.
    const monday = new Date(Date.now() + 60 * 86_400_000);
    monday.setUTCDate(monday.getUTCDate() + ((8 - monday.getUTCDay()) % 7));
    const dates = Array.from({ length: days }, (_, day) =>
      new Date(monday.getTime() + day * 86_400_000).toISOString().slice(0, 10),
    );
    const rosterId = idOf('roster');
    const there = await rows('select 1 from scheduling.roster where store_id = $1 and id = $2', [
      store.id,
      rosterId,
    ]);
    if (there.length) return { storeId: store.id, rosterId };
    const required = dates.map((on, day) => ({ ...requirement[day % requirement.length], on }));
    await client.query('begin');
    await client.query(
      `insert into scheduling.roster (provider_id, store_id, id, from_on, to_on, status, version, requirement, created_by, created_at)
       values ($1, $2, $3, $4, $5, 'draft', 1, $6, 'bench', now())`,
      [...tenant, rosterId, dates[0], dates.at(-1), JSON.stringify(required)],
    );
    for (let index = 0; index < agents; index += 1) {
      const number = String(index).padStart(3, '0');
      const agentId = idOf(`agent ${index}`);
      await client.query(
        `insert into scheduling.agent (provider_id, id, name, alias, employee_no, created_at)
         values ($1, $2, $3, $4, $5, now())`,
        [tenant[0], agentId, `张三${number}`, `班${number}`, `B${number}`],
      );
      await client.query(
        `insert into scheduling.agent_skill (provider_id, store_id, agent_id, certified_on)
         values ($1, $2, $3, '2025-01-01')`,
        [...tenant, agentId],
      );
      const shift = shifts[index % shifts.length];
      for (const on of dates) {
        await client.query(
          `insert into scheduling.roster_assignment (provider_id, store_id, id, roster_id, agent_id, on_date, shift_id, start_minute, end_minute, breaks)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            ...tenant,
            idOf(`shift ${index} ${on}`),
            rosterId,
            agentId,
            on,
            shift.shift_id,
            shift.start_minute,
            shift.end_minute,
            JSON.stringify(shift.breaks),
          ],
        );
      }
    }
    await client.query('commit');
    return { storeId: store.id, rosterId };
  } finally {
    await client.end();
  }
}
