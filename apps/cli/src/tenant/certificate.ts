import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tenant } from './tenant.js';

/** What was erased of a provider, by whom and when. */
export interface Erasure {
  readonly format: 'zuoxi-erasure-1';
  readonly provider: Tenant;
  readonly erasedAt: string;
  readonly erasedBy: string;
  readonly migrations: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** People who were members of no other provider. */
  readonly people: number;
  readonly files: number;
  /** Keys of files that were destroyed. */
  readonly keys: number;
  /** Where the log ended, so that its anchors are known to be of an erased provider. */
  readonly lastEntry: { readonly seq: number; readonly hash: string } | null;
}

export interface Certificate {
  readonly erasure: Erasure;
  /** HMAC-SHA-256 of the erasure, by the key that signs this installation's audit anchors. */
  readonly signature: string;
}

const signatureOf = (key: string, erasure: Erasure): string =>
  createHmac('sha256', key).update(JSON.stringify(erasure)).digest('hex');

export const certify = (key: string, erasure: Erasure): Certificate => ({
  erasure,
  signature: signatureOf(key, erasure),
});

/** Whether this installation wrote it, and nobody changed it since. */
export function isGenuine(key: string, { erasure, signature }: Certificate): boolean {
  const [right, given] = [Buffer.from(signatureOf(key, erasure)), Buffer.from(String(signature))];
  return right.length === given.length && timingSafeEqual(right, given);
}

export async function readCertificate(path: string): Promise<Certificate | null> {
  try {
    const read = JSON.parse(await readFile(path, 'utf8')) as Partial<Certificate>;
    return read.erasure?.format === 'zuoxi-erasure-1' && typeof read.signature === 'string'
      ? (read as Certificate)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const fileOf = (providerId: string): string => `erased-${providerId}.json`;

/** Beside the audit anchors, which go on naming the provider's log. */
export async function keepCertificate(directory: string, certificate: Certificate): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, fileOf(certificate.erasure.provider.id));
  await writeFile(path, `${JSON.stringify(certificate, null, 2)}\n`, { mode: 0o600 });
}

/** The genuine certificates that lie beside the anchors. */
export async function keptCertificates(directory: string, key: string): Promise<Erasure[]> {
  const names = (await readdir(directory).catch(() => [])).filter((name) =>
    /^erased-[0-9a-f-]{36}\.json$/.test(name),
  );
  const read = await Promise.all(names.map((name) => readCertificate(join(directory, name))));
  return read.flatMap((each) => (each && isGenuine(key, each) ? [each.erasure] : []));
}

/** For people, in both languages. */
export function certificateText({ erasure, signature }: Certificate): string {
  const { provider, erasedAt, erasedBy, rows, people, files, keys } = erasure;
  const tables = Object.entries(rows).filter(([, count]) => count > 0);
  const total = tables.reduce((sum, [, count]) => sum + count, 0);
  const list = tables.map(([table, count]) => `  ${table}: ${count}`);
  return [
    `数据删除证明`,
    ``,
    `公司：${provider.name}（${provider.slug}，${provider.id}）`,
    `删除时间：${erasedAt}`,
    `经办：${erasedBy}`,
    `已删除：${total} 行数据（${tables.length} 张表）、${people} 个只属于该公司的账号、${files} 个文件；已销毁 ${keys} 个文件密钥。`,
    `此前的备份和导出文件不在删除之列，须按备份保留期限另行销毁。`,
    ``,
    `Certificate of erasure`,
    ``,
    `Company: ${provider.name} (${provider.slug}, ${provider.id})`,
    `Erased at: ${erasedAt}`,
    `By: ${erasedBy}`,
    `Erased: ${total} rows of ${tables.length} tables, ${people} accounts that belonged to this company alone, ${files} files; ${keys} keys of files were destroyed.`,
    `Backups and exports made before are not covered and have to be destroyed as their retention says.`,
    ``,
    `逐表 / By table:`,
    ...list,
    ``,
    `签名 / Signature: ${signature}`,
    ``,
  ].join('\n');
}
