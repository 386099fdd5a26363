import { randomInt } from 'node:crypto';
import type { DocumentStore } from '../documents/documents.ts';
import { inTurn } from '../documents/in-turn.ts';
import { ProblemError } from '../problems/problems.ts';
import type { LinkBody, StoredLink } from './link-document.ts';
import { readLinks } from './read-links.ts';

/** Without those that are taken for one another: 0 and O, 1, l and I. */
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 7;

/**
 * Stores a link under a code, or the next version of it; null deletes it. One that was never given leads nowhere.
 * @throws ProblemError `link_unknown` where there is nothing to delete, `link_taken` where a code that was asked for a
 *   new link is another's.
 */
export function saveLink(
  store: DocumentStore,
  code: string | undefined,
  body: LinkBody | null,
  { isNew }: { readonly isNew: boolean },
): Promise<{ readonly link: StoredLink; readonly visible: boolean }> {
  return inTurn('link', async () => {
    const { links, versions } = await readLinks(store.reader);
    const chosen = code ?? newCode(versions);
    const standing = links.find((link) => link.code === chosen);
    if (isNew && standing)
      throw new ProblemError('link_taken', { detail: `${chosen} leads to ${standing.url}.` });
    if (!isNew && !standing)
      throw new ProblemError('link_unknown', { detail: `There is no link ${chosen}.` });
    const version = (versions.get(chosen) ?? 0) + 1;
    const { visible } = await store.append({
      ...{ type: 'link', id: chosen, version, state: 'draft' },
      ...(store.author && { author: store.author }),
      ...(version > 1 && { parent: `${chosen}@${version - 1}` }),
      created_at: store.now.toISOString(),
      body: body ? { ...body, name: body.name || chosen } : { deleted: true },
    });
    const told = body ?? standing!;
    return {
      visible,
      link: {
        ...{ ...told, name: told.name || chosen, code: chosen, version },
        ...{ author: store.author, changedAt: store.now.toISOString() },
      },
    };
  });
}

function newCode(taken: ReadonlyMap<string, number>): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(
      '',
    );
    if (!taken.has(code)) return code;
  }
}
