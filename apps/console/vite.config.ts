import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:3000';

/** Writes `.br` and `.gz` beside each asset, so that the server need not compress on every request. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const path = join(dir, name);
        const content = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(content));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

/** Pages that must open quickly on a bad network, and the most script that one may need: raw, and as sent. */
const quickPages = ['share-page', 'shop-app', 'sign-in', 'accept-invitation', 'set-up'];
const budget = { raw: 300_000, sent: 90_000 };

/** Fails the build when a quick page outgrows its budget, naming what it would load. */
function quickPageBudget(): Plugin {
  return {
    name: 'quick-page-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((each) =>
          each.type === 'chunk' ? [[each.fileName, each] as const] : [],
        ),
      );
      const load = (name: string, into: Set<string>) => {
        if (into.has(name)) return;
        into.add(name);
        chunks.get(name)?.imports.forEach((each) => load(each, into));
      };
      for (const page of quickPages) {
        const files = new Set<string>();
        for (const chunk of chunks.values()) {
          const isPage = chunk.facadeModuleId?.endsWith(`/${page}.tsx`) ?? false;
          if (chunk.isEntry || isPage) load(chunk.fileName, files);
        }
        const codes = [...files].map((name) => chunks.get(name)?.code ?? '');
        const raw = codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0);
        const sent = codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0);
        if (raw > budget.raw || sent > budget.sent) {
          this.error(`${page} needs ${raw} bytes of script, ${sent} as sent: ${[...files].join(', ')}`);
        }
      }
    },
  };
}

const storeDocuments = fileURLToPath(new URL('./src/gql/store/graphql.ts', import.meta.url));

/**
 * Puts each of the shop pages' documents where it is asked by. As generated all of them stand in one table, with their
 * text twice, and every page would load the table.
 */
function documentsInPlace(): Plugin {
  const pure = '= /*#__PURE__*/ new TypedDocumentString(';
  const made = () =>
    new Map(
      [
        ...readFileSync(storeDocuments, 'utf8').matchAll(
          /export const (\w+)Document = (new TypedDocumentString\(`[^`]*`, \{.*?\}\))/g,
        ),
      ].map(([, name, text]) => [name, text]),
    );
  const inPlace = (source: string, documents: ReturnType<typeof made>) => {
    const name = /(?:query|mutation) (\w+)/.exec(source)?.[1];
    // A fragment's text is in every document that has it.
    if (!name) return '{}';
    const document = documents.get(name);
    if (!document) throw new Error(`${name} is not generated`);
    return document;
  };
  return {
    name: 'documents-in-place',
    enforce: 'pre',
    transform(code, id) {
      if (id === storeDocuments) return code.replaceAll('= new TypedDocumentString(', pure);
      if (!id.includes('/src/shop/') || !code.includes("from '../gql/store'")) return null;
      const documents = made();
      return code
        .replace(
          "import { graphql } from '../gql/store'",
          "import { TypedDocumentString } from '../gql/store/graphql'",
        )
        .replace(/graphql\(`([^`]*)`\)/g, (_, source: string) => inPlace(source, documents));
    },
  };
}

export default defineConfig({
  // The server puts a word of its own for each answer in its place.
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [documentsInPlace(), react(), quickPageBudget(), precompress()],
  resolve: {
    alias: {
      '@zuoxi/vocabulary': fileURLToPath(new URL('../../libs/vocabulary/src/index.ts', import.meta.url)),
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/auth', '/graphql', '/stores/', '/files', '/events', '/share/'].map((path) => [path, server]),
    ),
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
});
