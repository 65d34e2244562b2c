import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type Erasure, keptCertificates } from './tenant/certificate.js';

/** Where the chains of all providers stood at a moment: one line of a file outside the database. */
export interface Anchor {
  readonly at: string;
  readonly heads: readonly { readonly providerId: string; readonly seq: number; readonly hash: string }[];
  /** SHA-256 of the line before, so that none can be taken out of the middle. */
  readonly previous: string;
}

export interface AnchorFacts {
  readonly anchors: number;
  readonly lastAt: string | null;
  /** `file:line` of the first that was not written by this installation, or does not follow the one before. */
  readonly brokenAt: string | null;
  /** Entries that an anchor remembers and the database does not have, or has otherwise: the first of each provider. */
  readonly lost: readonly {
    readonly providerId: string;
    readonly seq: number;
    readonly anchoredAt: string;
  }[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const signatureOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');

interface Line {
  readonly where: string;
  readonly text: string;
}

async function linesOf(directory: string): Promise<Line[]> {
  const names = (await readdir(directory).catch(() => [])).filter((name) =>
    /^\d{4}-\d{2}\.jsonl$/.test(name),
  );
  const lines: Line[] = [];
  for (const name of names.sort()) {
    const text = await readFile(join(directory, name), 'utf8');
    for (const [index, line] of text.split('\n').entries()) {
      if (line) lines.push({ where: `${name}:${index + 1}`, text: line });
    }
  }
  return lines;
}

/**
 * Writes down where every chain stands. For the operator's process: the server has neither the key nor the right to
 * read all providers' heads.
 *
 * @param client as the database's owner, past row-level security
 * @returns how many heads were anchored
 */
export async function anchorHeads(
  client: pg.ClientBase,
  { anchorKey, anchorsDirectory, now }: { anchorKey: string; anchorsDirectory: string; now: Date },
): Promise<number> {
  const { rows } = await client.query<{ providerId: string; seq: string; hash: string }>(
    `select provider_id as "providerId", seq, encode(hash, 'hex') as hash
       from platform.audit_head where seq > 0 order by provider_id`,
  );
  const heads = rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  await mkdir(anchorsDirectory, { recursive: true, mode: 0o700 });
  const last = (await linesOf(anchorsDirectory)).at(-1);
  const anchor: Anchor = { at: now.toISOString(), heads, previous: last ? sha256(last.text) : '' };
  const text = JSON.stringify(anchor);
  const line = JSON.stringify({ anchor, signature: signatureOf(anchorKey, text) });
  const path = join(anchorsDirectory, `${anchor.at.slice(0, 7)}.jsonl`);
  await appendFile(path, `${line}\n`, { mode: 0o600 });
  return heads.length;
}

/** Compares the chains with every anchor there is. */
export async function compareWithAnchors(
  client: pg.ClientBase,
  { anchorKey, anchorsDirectory }: { anchorKey: string; anchorsDirectory: string },
): Promise<AnchorFacts> {
  const lines = await linesOf(anchorsDirectory);
  let previous: string | null = null;
  let brokenAt: string | null = null;
  let lastAt: string | null = null;
  const remembered = new Map<string, { providerId: string; seq: number; hash: string; at: string }>();
  for (const { where, text } of lines) {
    const anchor = signed(text, anchorKey);
    // The first line of what is kept may follow one that was put away; every other has its predecessor here.
    if (!anchor || (previous !== null && anchor.previous !== previous)) {
      brokenAt = where;
      break;
    }
    previous = sha256(text);
    lastAt = anchor.at;
    for (const head of anchor.heads) {
      const key = `${head.providerId} ${head.seq}`;
      const before = remembered.get(key);
      if (!before) remembered.set(key, { ...head, at: anchor.at });
    }
  }
  const all = [...remembered.values()].sort((a, b) => a.seq - b.seq);
  const { rows } = await client.query<{ providerId: string; seq: string }>(
    `select a.provider_id as "providerId", a.seq
       from unnest($1::uuid[], $2::bigint[], $3::text[]) as a (provider_id, seq, hash)
       left join platform.audit_entry e on e.provider_id = a.provider_id and e.seq = a.seq
      where e.hash is null or encode(e.hash, 'hex') <> a.hash order by a.seq`,
    [all.map((each) => each.providerId), all.map((each) => each.seq), all.map((each) => each.hash)],
  );
  const certificates = await keptCertificates(anchorsDirectory, anchorKey);
  const erasures = new Map<string, Erasure>(certificates.map((each) => [each.provider.id, each]));
  const lost = new Map<string, { providerId: string; seq: number; anchoredAt: string }>();
  for (const { providerId, seq } of rows) {
    const anchoredAt = remembered.get(`${providerId} ${seq}`)?.at ?? '';
    const erased = erasures.get(providerId);
    // Its certificate names the entry at which the log ended.
    if (erased && Number(seq) <= (erased.lastEntry?.seq ?? 0)) continue;
    if (!lost.has(providerId)) lost.set(providerId, { providerId, seq: Number(seq), anchoredAt });
  }
  return { anchors: lines.length, lastAt, brokenAt, lost: [...lost.values()] };
}

function signed(text: string, key: string): Anchor | null {
  try {
    const { anchor, signature } = JSON.parse(text) as { anchor: Anchor; signature: string };
    const right = Buffer.from(signatureOf(key, JSON.stringify(anchor)));
    const given = Buffer.from(String(signature));
    return right.length === given.length && timingSafeEqual(right, given) ? anchor : null;
  } catch {
    return null;
  }
}
