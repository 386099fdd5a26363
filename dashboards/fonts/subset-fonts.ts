import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';
import { charactersOf, FEATURES, SUBSETS, type Subset, unicodeRange, WEIGHTS } from './subsets.ts';

const PACKAGE = '@fontsource-variable/inter';

/**
 * Cuts the font down to what the pages write, into `fonts/made`: the whole files are several times as large
 * and would be most of a first visit. They stay behind the cut ones for any other character.
 */
export function subsetFonts(): Plugin {
  let folder = '';
  return {
    name: 'subset-fonts',
    configResolved({ root }) {
      folder = join(root, 'fonts', 'made');
    },
    async buildStart() {
      const files = join(
        dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)),
        'files',
      );
      mkdirSync(folder, { recursive: true });
      for (const subset of SUBSETS) {
        const font = await subsetFont(
          readFileSync(join(files, `inter-${subset.of}-wght-normal.woff2`)),
          charactersOf(subset),
          { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS }, keepFeatures: [...FEATURES] },
        );
        writeFileSync(join(folder, `${subset.name}.woff2`), font);
      }
      const whole = readFileSync(join(files, '..', 'wght.css'), 'utf8')
        .replaceAll('url(./files/', `url(${relative(folder, files)}/`)
        .replaceAll('font-weight: 100 900', `font-weight: ${WEIGHTS.min} ${WEIGHTS.max}`);
      // Of two faces of the same weights that have a character, the later one is taken.
      writeFileSync(join(folder, 'fonts.css'), [whole, ...SUBSETS.map(fontFace)].join('\n'));
    },
  };
}

function fontFace(subset: Subset): string {
  return `@font-face {
  font-family: "Inter Variable";
  font-style: normal;
  font-display: swap;
  font-weight: ${WEIGHTS.min} ${WEIGHTS.max};
  src: url(./${subset.name}.woff2) format("woff2-variations");
  unicode-range: ${unicodeRange(subset)};
}
`;
}
