import { expect, it } from '@jest/globals';
import { INGEST_MESSAGES, IngestErrorCode, ingestMessage } from './ingest.errors.js';

it('every refusal says in both languages what to do next', () => {
  for (const code of Object.keys(INGEST_MESSAGES) as IngestErrorCode[]) {
    const { 'zh-CN': zh, 'en-US': en } = INGEST_MESSAGES[code];
    // A first sentence for what happened, a second for what to do.
    expect(zh.match(/[。；？]/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(en.match(/[.;?](?:\s|$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(holes(zh)).toEqual(holes(en));
  }
});

it('fills in what is known', () => {
  expect(ingestMessage('COLUMNS_MISSING', 'zh-CN', { columns: ['买家', '时间'], found: ['内容'] })).toBe(
    '缺少列：买家、时间。文件里的列是：内容。请在列对应中手动指定，或检查是否导出了正确的报表。',
  );
  expect(ingestMessage('FILE_TRUNCATED', 'en-US', { row: 7 })).toContain('at row 7');
});
