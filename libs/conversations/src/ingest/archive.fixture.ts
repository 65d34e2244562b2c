import { crc32, deflateRawSync } from 'node:zlib';

type Content = Buffer | string;
interface Lies {
  /** What every entry claims to unpack to. */
  readonly size?: number;
  /** What the archive claims to hold. */
  readonly entries?: number;
  /** What the directory claims to measure. */
  readonly directory?: number;
}

/** A small archive, written here so that it can also be a bad one. For specs. */
export function zip(entries: readonly (readonly [string, Content])[], lies: Lies = {}): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lies.size ?? Buffer.byteLength(content), 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
    const where = Buffer.alloc(4);
    where.writeUInt32LE(at);
    centrals.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, Buffer.alloc(10), where, name]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(lies.entries ?? entries.length, 4);
  end.writeUInt16LE(lies.entries ?? entries.length, 6);
  end.writeUInt32LE(lies.directory ?? directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const format = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An .xlsx of one sheet with all that readers insist on; the rows and what stands beside them as given. For specs. */
export function workbook(
  rows: string,
  over: { before?: string; after?: string; strings?: string; styles?: string } = {},
): Buffer {
  const part = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${format}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  return zip([
    [
      '[Content_Types].xml',
      `<Types xmlns="${types}">${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('sharedStrings.xml', 'sharedStrings')}${part('styles.xml', 'styles')}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${relations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/sharedStrings.xml', over.strings ?? `<sst xmlns="${main}"/>`],
    ['xl/styles.xml', over.styles ?? `<styleSheet xmlns="${main}"/>`],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${main}">${over.before ?? ''}<sheetData>${rows}</sheetData>${over.after ?? ''}</worksheet>`,
    ],
  ]);
}
