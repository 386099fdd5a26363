import type { SourceAbout } from '../../contract/source.ts';
import type { Pack } from './pack.ts';

/** What the page of all sources says of a pack. */
export function aboutPack(pack: Pack): SourceAbout {
  const facts = pack.records.flatMap(({ make }) => make.map(({ fact }) => fact));
  const each = (text: (fact: (typeof facts)[number]) => string) => [...new Set(facts.map(text))];
  return {
    verification: pack.verification.map(({ says }) => says).join('; or '),
    dedupe: each(({ becomes, key }) => `${becomes.replace(' (deleted)', '')}: ${key}`).join('; '),
    version:
      each(({ version }) => version)
        .filter((text) => text !== '–')
        .join('; ') || '–',
    becomes: each(({ becomes }) => becomes).join('; '),
  };
}
