import type { Plugin } from 'vite';
import { OLD_PATHS, PAGES } from './page-list.ts';

/** Writes the addresses of all pages beside them, for the server to answer: the list of pages is the only one. */
export function pageAddresses(): Plugin {
  return {
    name: 'page-addresses',
    apply: 'build',
    generateBundle() {
      const addresses = ['/', ...PAGES.map(({ path }) => path), ...Object.keys(OLD_PATHS)];
      this.emitFile({
        type: 'asset',
        fileName: 'pages.json',
        source: JSON.stringify([...new Set(addresses)]),
      });
    },
  };
}
