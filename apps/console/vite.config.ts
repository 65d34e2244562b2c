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

export default defineConfig({
  plugins: [react(), precompress()],
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
