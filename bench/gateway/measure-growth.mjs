// The ten documents that are asked most, with four weeks of a store and with more than a year of ten: an answer costs
// what is in it, not what lies beside it.
import { onDatabase } from '../../tools/installation.mjs';
import { growTenfold } from './history.mjs';
import { inTurn, sender, whole } from './measure.mjs';
import { documents, registered, storePath } from './product.mjs';
import { round } from '../support.mjs';

const amount = { requests: 300, warmUp: 150 };

/** What is asked for, of the newest day that has everything. */
async function found(client, storeId) {
  const one = async (text) => (await client.query(text, [storeId])).rows[0];
  const { on } = await one(
    `select max(business_date)::text as on from reporting.daily_report where store_id = $1 and status = 'published'`,
  );
  const { id: reviewId } = await one(
    `select r.id from quality.review r
      where r.store_id = $1 and r.status = 'submitted' order by r.business_date desc, r.id limit 1`,
  );
  const { id: contractId } = await one(
    `select id from sales.contract where store_id = $1 order by created_at limit 1`,
  );
  return { on, reviewId, contractId };
}

/** @returns name → { path, token, body(i) } */
async function busiest(product, client) {
  const { storeId, owner, shop } = product;
  const { on, reviewId, contractId } = await found(client, storeId);
  const asShop = (name, variables) => {
    const body = product.registeredByConsole(name, 'store')(variables);
    return { path: storePath, token: shop, body };
  };
  const asOffice = (name, variables) => {
    const body = product.registeredByConsole(name, 'office')(variables);
    return { path: '/graphql', token: owner, body };
  };
  const rows = asShop('ShopConversations', { on });
  const { text } = await sender(product.port, storePath)({ body: rows.body, token: shop });
  const talk = JSON.parse(text).data.conversations.edges[0].node.id;
  return {
    'store and 28 reports': { path: storePath, token: shop, body: registered(documents.reports.text) },
    'list of days': asShop('ShopDays', {}),
    'page of a day': asShop('ShopDay', { on }),
    'contract of the shop': asShop('ShopContract', {}),
    'conversation rows': rows,
    'one conversation': asShop('ShopConversation', { id: talk }),
    'review queue': asOffice('ReviewQueue', { on, storeId }),
    'one review': asOffice('Review', { id: reviewId }),
    'contracts of the shop': asOffice('Contract', { id: contractId }),
    'rosters of a store': asOffice('Rosters', { storeId }),
  };
}

const subjectsOf = (product, asked) =>
  Object.entries(asked).map(([name, { path, token, body }]) => ({
    name,
    path,
    port: product.port,
    pids: [product.pid],
    directory: product.directory,
    makeRequest: () => ({ body, token }),
  }));

export async function measureGrowth(product, bars) {
  const { adminUrl } = product.installation();
  const measured = async () => {
    await product.renew();
    const asked = await onDatabase(adminUrl, (client) => busiest(product, client));
    return inTurn(subjectsOf(product, asked), amount);
  };
  const small = await measured();
  await onDatabase(adminUrl, (client) => growTenfold(client, product.storeId));
  const large = await measured();
  return small.map((row, index) => {
    const grown = round(whole(large[index]) / whole(row), 2);
    bars[`${row.name}, with a year of ten stores`] = [grown, 1.1];
    return { name: row.name, small: row, large: large[index], grown };
  });
}
