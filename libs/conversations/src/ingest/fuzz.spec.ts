import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { utils, write as writeXlsx } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { workbook, zip } from './archive.fixture.js';
import { inspectFile } from './inspection.js';
import { IngestError } from './ingest.errors.js';
import { openTable } from './table.js';

/** What a failure prints runs again with `FUZZ_SEED=…`; `FUZZ_SECONDS=600` looks longer. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 15);

/** Numbers 0 ≤ x < n, the same for the same seed. */
function dice(from: number): (n: number) => number {
  let state = from >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
type Dice = (n: number) => number;

/** Numbers as a hostile writer claims them, and pieces of the formats. */
const TOKENS =
  '0|-1|65536|1048577|4294967296|99999999999999999999|1e308|NaN|A1|ZZZZ99999999|<row>|</row>|<c>|<v>|</sheetData>|<td colspan="999999999">|<table>|</table>|"|\u0000|,|\n|[|{|]|}|\\ud800|&x;|&#1114112;|s="9999999"|t="s"|xml:space="preserve"'.split(
    '|',
  );

const change = (text: string, roll: Dice): string => {
  let changed = text;
  for (let left = 1 + roll(4); left > 0; left--) {
    const at = roll(changed.length + 1);
    const token = TOKENS[roll(TOKENS.length)] as string;
    const number = /\d+/.exec(changed.slice(at));
    // In place of a number, over what stands there, or in between.
    if (number && roll(2))
      changed =
        changed.slice(0, at + number.index) + token + changed.slice(at + number.index + number[0].length);
    else changed = changed.slice(0, at) + token + changed.slice(at + roll(12));
  }
  return changed;
};
const changeBytes = (bytes: Buffer, roll: Dice): Buffer => {
  const changed = Buffer.from(bytes);
  for (let left = 1 + roll(8); left > 0; left--) changed[roll(changed.length)] = roll(256);
  return roll(3) ? changed : changed.subarray(0, roll(changed.length));
};

const rows =
  '<row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>45981.5</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>';
const bare =
  '<row><c t="inlineStr"><is><t>a</t></is></c><c t="s"><v>0</v></c></row><row><c><v>1</v></c></row>';
const strings = '<sst count="1" uniqueCount="1"><si><r><t>二</t></r></si></sst>';
const styles =
  '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf/><xf numFmtId="164"/></cellXfs></styleSheet>';
const markup =
  '<html><body><table><tr><th rowspan="2">a</th><th colspan="2">b</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>';
const xmlSheet =
  '<html><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="1"><Cell ss:Index="1" ss:MergeAcross="1"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook></html>';
const csv = '会话ID,买家,时间\n1,"甲\n乙",2026-11-21 09:00:00\n2,丙,="12"\n';
const json = '{"data":[{"a":1,"b":{"c":[1,{"d":null}]}},{"a":"二"}]}';
const old = writeXlsx(
  utils.book_new(
    utils.aoa_to_sheet([
      ['a', 'b'],
      [1, '二'],
    ]),
    'S',
  ),
  {
    type: 'buffer',
    bookType: 'biff8',
  },
) as Buffer;

/** One bad file of each kind of file that there is a reader for. */
const kinds: Readonly<Record<string, (roll: Dice) => Buffer>> = {
  'xlsx, parts': (roll) =>
    workbook(change(rows, roll), { strings: change(strings, roll), styles: change(styles, roll) }),
  'xlsx, read as a whole': (roll) =>
    workbook(change(bare, roll), { strings: change(strings, roll), before: '<dimension ref="A1"/>' }),
  'xlsx, bytes': (roll) => changeBytes(workbook(rows, { strings, styles }), roll),
  'xlsx, no more than a sheet': (roll) => zip([['xl/worksheets/sheet1.xml', change(rows, roll)]]),
  'xls, bytes': (roll) => changeBytes(old, roll),
  html: (roll) => Buffer.from(change(markup, roll)),
  'XML of a spreadsheet': (roll) => Buffer.from(change(xmlSheet, roll)),
  csv: (roll) => Buffer.from(change(csv, roll)),
  'csv in GBK, bytes': (roll) => changeBytes(iconv.encode(csv, 'gbk'), roll),
  json: (roll) => Buffer.from(change(json, roll)),
  'json lines': (roll) => Buffer.from(`${change('{"a":1,"b":{"c":true}}', roll)}\n{"a":2}\n`),
};

beforeAll(() => {
  // The reader of old spreadsheets grumbles about records it does not know.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => {
  jest.restoreAllMocks();
});

async function attempt(bytes: Buffer): Promise<void> {
  const file = { name: 'export', bytes };
  const now = new Date('2026-11-25T00:00:00Z');
  for (const work of [
    () => inspectFile(file, now),
    async () => {
      const table = await openTable(file, { required: [] });
      for await (const row of table.rows()) expect(row.row).toBeGreaterThan(0);
    },
  ]) {
    await work().catch((error: unknown) => {
      if (!(error instanceof IngestError)) throw error;
    });
  }
}

const leastTries = 12;

test.each(Object.entries(kinds))(
  'a bad file of the kind %s is read or refused by name',
  async (_, make) => {
    const until = Date.now() + (seconds * 1000) / Object.keys(kinds).length;
    let tries = 0;
    // So many at least, however busy the machine is.
    for (; tries < leastTries || Date.now() < until; tries++) {
      const bytes = make(dice(seed + tries));
      const began = Date.now();
      try {
        await attempt(bytes);
      } catch (error) {
        throw new Error(`FUZZ_SEED=${seed + tries}`, { cause: error });
      }
      expect(Date.now() - began).toBeLessThan(30_000);
    }
  },
  120_000 + seconds * 1000,
);
