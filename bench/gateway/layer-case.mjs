// What every server is asked in `layer.mjs`. Imports nothing, since the servers do not share one copy of graphql.
export const sdl = `
  type Query { store: Store! }
  type Store { id: ID! name: String! reports: [Report!]! }
  type Report {
    id: ID! on: String! version: Int! status: String! headline: String!
    comment: String revisionReason: String asOf: String! publishedAt: String
  }
`;
const fields = 'id on version status headline comment revisionReason asOf publishedAt';
export const query = `query Reports { store { id name reports { ${fields} } } }`;

const reports = Array.from({ length: 30 }, (_, day) => ({
  id: `0197f0c2-0000-7000-8000-0000000000${10 + day}`,
  on: `2026-07-${String(1 + (day % 28)).padStart(2, '0')}`,
  version: 1,
  status: 'published',
  headline: '接待 812 人，三分钟应答率 96.4%，首响 21 秒，达到合同承诺的 95%。',
  comment: '早班有一人请假，由中班提前一小时到岗顶上。',
  revisionReason: null,
  asOf: '2026-07-02T01:30:00.000Z',
  publishedAt: '2026-07-02T02:05:00.000Z',
}));
export const resolvers = {
  Query: { store: () => ({ id: '0197f0c2-0000-7000-8000-000000000001', name: '暖橙家居旗舰店' }) },
  Store: { reports: () => Promise.resolve(reports) },
};

const operations = 10_000;

/** Warms up, measures, and tells whoever started this process. */
export async function measureOperations(answer) {
  let text;
  for (let i = 0; i < operations; i += 1) text = await answer();
  if (JSON.parse(text).data?.store.reports.length !== 30) throw new Error(text.slice(0, 300));
  const { user, system } = process.cpuUsage();
  for (let i = 0; i < operations; i += 1) await answer();
  const after = process.cpuUsage();
  const microseconds = after.user - user + after.system - system;
  const milliseconds = Number((microseconds / 1000 / operations).toFixed(4));
  process.send({ milliseconds, bytes: Buffer.byteLength(text) }, () => process.exit(0));
}
