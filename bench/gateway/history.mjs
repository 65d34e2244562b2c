// More of the same: a store's rows once more, in days before or in another store, straight into the tables.
const renewed = (column, tag) => `md5(${column}::text || '${tag}')::uuid`;

/** Tables whose rows are copied, each with the columns of ids that become others, the same ones in every table. */
const ofDays = {
  'conversations.conversation': ['id'],
  'conversations.half_hour_fact': [],
  'conversations.day_fact': [],
  'reporting.daily_report': ['id'],
  'quality.review': ['id', 'conversation_id'],
  'quality.review_finding': ['review_id'],
  'quality.review_message': ['review_id'],
};
const messages = { 'conversations.message': ['conversation_id'] };
const ofContracts = {
  'sales.contract': ['id'],
  'sales.contract_clause': ['contract_id'],
  'sales.contract_signature': ['contract_id'],
  'sales.scheduled_payment': ['contract_id'],
};

async function copy(client, tables, { from, to, days = 0, tag }) {
  for (const [table, ids] of Object.entries(tables)) {
    const { rows } = await client.query(
      `select column_name as name, data_type as type from information_schema.columns
        where table_schema || '.' || table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const value = ({ name, type }) => {
      if (name === 'store_id') return '$2::uuid';
      if (ids.includes(name)) return renewed(name, tag);
      if (name === 'number') return `${name} || ' ${tag}'`;
      if (type === 'date') return `${name} - ${days}`;
      if (type.startsWith('timestamp')) return `${name} - interval '${days} days'`;
      return name;
    };
    const columns = rows.map(({ name }) => name).join(', ');
    await client.query(
      `insert into ${table} (${columns}) select ${rows.map(value).join(', ')} from ${table} where store_id = $1`,
      [from, to],
    );
  }
}

/** A store like another, empty. @returns its id */
async function addStore(client, from, number) {
  const { rows } = await client.query(
    `insert into identity.store
            (provider_id, store_id, client_id, slug, name, platform, category, time_zone, status, created_at)
     select provider_id, ${renewed('store_id', `store ${number}`)}, client_id, slug || '-' || $2, name || $2, platform,
            category, time_zone, status, created_at
       from identity.store where store_id = $1 returning store_id`,
    [from, String(number)],
  );
  return rows[0].store_id;
}

/**
 * Makes sixteen of the demo’s four weeks, over a year and a half, and with its two stores ten of them alike.
 * Messages are copied within the store that is asked: those of another lie in other parts of each index.
 *
 * @param client as superuser, because rows are copied whose neighbours are not
 */
export async function growTenfold(client, from) {
  await client.query('set session_replication_role = replica');
  for (const days of [35, 70, 140, 280])
    await copy(client, { ...ofDays, ...messages }, { from, to: from, days, tag: `${days} days` });
  for (let number = 1; number <= 8; number += 1) {
    const to = await addStore(client, from, number);
    await copy(client, { ...ofDays, ...ofContracts }, { from, to, tag: `store ${number}` });
  }
  await client.query('reset session_replication_role');
  // What autovacuum does within a minute.
  await client.query('vacuum analyze');
}
