import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One of the two files that pages load: `snippet` as `t.js`, `more` as `t-more.js`. */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    outDir: '../dist/site/browser',
    emptyOutDir: false,
    lib: {
      entry: `${mode}/index.ts`,
      formats: ['iife'],
      name: 'tl',
      fileName: () => (mode === 'more' ? 't-more.js' : 't.js'),
    },
  },
}));
