// Files that correct one another, as shops send them: brought in over a store's imports, and taken back.
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '@zuoxi/platform/calendar';
import { ask } from './documents.mjs';

const line = (cells) => cells.join(',');
const table = (header, rows) => [header, ...rows].map(line).join('\n') + '\n';

/** A talk of six messages. @param ids false: as a platform exports it that numbers nothing */
function talk(on, { ids = true, said = '亲，在的' } = {}) {
  const rows = [0, 1, 2, 3, 4, 5].map((index) => [
    ...(ids ? ['T1', `M${index}`] : []),
    ...[
      '买家甲',
      '小店:小美',
      `${on} 10:0${index}:00`,
      index % 2 ? '客服' : '买家',
      index % 2 ? said : '在吗',
    ],
  ]);
  return table([...(ids ? ['会话ID', '消息ID'] : []), '买家', '客服', '时间', '发送方', '内容'], rows);
}

/** File upon file of each kind: the later one says something else of the same rows. */
function filesOf(on, next) {
  const orders = ['订单编号', '买家昵称', '实付金额', '订单状态', '下单时间', '付款时间'];
  const cases = ['订单编号', '买家会员名', '退款总额', '退款申请时间', '退款状态'];
  const figures = ['客服', '日期', '接待量', '售前接待人数', '30s应答率'];
  const [asked, paid] = [`${on} 10:00:00`, `${on} 10:05:00`];
  return {
    conversations: [
      talk(on),
      talk(on, { said: '您好' }),
      talk(next),
      talk(on, { ids: false }),
      talk(on, { ids: false, said: '您好，在的' }),
    ],
    orders: [
      table(orders, [['Z1', '买家甲', '10.00', '待付款', asked, '']]),
      table(orders, [['Z1', '买家甲', '9.00', '交易成功', asked, paid]]),
    ],
    aftersales: [
      table(cases, [['Z1', '买家甲', '5.00', asked, '退款中']]),
      table(cases, [['Z1', '买家甲', '4.00', asked, '退款成功']]),
    ],
    performance: [
      table(figures, [['小鹿-a', on, '120', '80', '98%']]),
      table(figures, [['小鹿-a', on, '121', '80', '97%']]),
    ],
  };
}

/**
 * @param facts of `registeredDocuments`: a store, and a day that it has
 * @returns what did not come in or go again, in words; null when all did
 */
export async function bringAndTakeBack(base, token, { ids, on }) {
  const kinds = Object.entries(filesOf(addDays(on, -1), on));
  const brought = [];
  const problems = [];
  const settle = async (id, wanted) => {
    const state = await stateAtRest(base, token, id);
    if (state !== wanted) problems.push(`${id} is ${state}, not ${wanted}`);
  };
  // Kinds beside one another, the files of a kind one after the other: a job waits for its worker each time.
  await Promise.all(
    kinds.map(async ([kind, texts]) => {
      for (const [index, text] of texts.entries()) {
        const id = await upload(base, token, { storeId: ids.store, kind, index, text });
        brought.push(id);
        await settle(id, 'completed');
      }
    }),
  );
  await Promise.all(
    brought.map(async (id) => {
      const query = 'mutation ($input: UndoImportInput!) { undoImport(input: $input) { id } }';
      await ask(base, token, { query, variables: { input: { id, reason: '试' } } }, { key: `undo-${id}` });
      await settle(id, 'undone');
    }),
  );
  return problems.join('; ') || null;
}

async function upload(base, token, { storeId, kind, index, text }) {
  const asOf = new Date(Date.now() - 3_600_000 + index * 60_000).toISOString();
  const preset = kind === 'performance' ? { preset: 'jd-kfguanjia' } : {};
  const body = new FormData();
  body.append('file', new Blob([text], { type: 'text/csv' }), `${kind}-${index}.csv`);
  const response = await fetch(
    `${base}/files/imports?${new URLSearchParams({ storeId, kind, asOf, ...preset })}`,
    { method: 'POST', headers: { authorization: `Bearer ${token}` }, body },
  );
  if (!response.ok) throw new Error(`${kind} ${index}: ${response.status} ${await response.text()}`);
  return (await response.json()).importBatchId;
}

async function stateAtRest(base, token, id) {
  const query = 'query ($id: ID!) { importBatch(id: $id) { state } }';
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { text } = await ask(base, token, { query, variables: { id } });
    const { state } = JSON.parse(text).data.importBatch;
    if (!['uploaded', 'running', 'undoing'].includes(state)) return state;
    await sleep(100);
  }
  return 'still going on';
}
