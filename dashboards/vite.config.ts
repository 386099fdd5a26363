import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { neededBy } from './entry-modules.ts';
import { subsetFonts } from './fonts/subset-fonts.ts';
import { pageAddresses } from './page-addresses.ts';
import { precompress } from './precompress.ts';

const ENTRY = fileURLToPath(new URL('main.tsx', import.meta.url));
let first: ReadonlySet<string> | undefined;

function isFirst(id: string, graph: Parameters<typeof neededBy>[1]): boolean {
  first = first ?? neededBy(ENTRY, graph);
  return first.has(id);
}

export default defineConfig({
  plugins: [subsetFonts(), react(), pageAddresses(), precompress()],
  // 'source' reads the contract's TypeScript, so the pages build without the API being built first.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // A font inlined as a data: address would need a wider content security policy.
    assetsInlineLimit: 0,
    // The chart is the one large part and is loaded after the first paint.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Schemas of any page come after the setting that they are made with.
            {
              name: 'checks',
              test: /[\\/](zod[\\/]|client[\\/]checks-without-eval)/,
              priority: 2,
            },
            // What the first page needs, in one file: each request carries headers as heavy as a small part.
            {
              debugName: 'first',
              name: (id, graph) => (isFirst(id, graph) ? 'first' : null),
            },
          ],
        },
      },
    },
  },
});
