import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { ProblemError } from '../problems/problems.ts';
import { DOCUMENTS, type DocumentStore, type DocumentVersion } from './documents.ts';
import { inTurn } from './in-turn.ts';
import { type NewestDocument, newestDocuments } from './newest-documents.ts';

const ONE = sqlFile(import.meta.url, './newest-document.sql');
/** So often a process elsewhere may take the number first. */
const TRIES = 5;

/** Documents of a type that people know by a name, such as segments. */
export interface Named<Body> {
  readonly type: DocumentVersion['type'];
  /** What a stored body says; null for one that says that it was deleted, or that is none of the type. */
  read(body: unknown): Body | null;
  /** As it is stored: the same text is the same version. */
  write(body: Body): Readonly<Record<string, unknown>>;
  unknown(name: string): ProblemError;
  notVisible(detail: string): ProblemError;
}

/** A document as it stands: `body` is null where it was deleted. */
export interface Stored<Body> {
  readonly version: number;
  readonly body: Body | null;
  readonly author: string;
  readonly changedAt: string;
}

export interface Saved {
  readonly name: string;
  readonly version: number;
  readonly changed: boolean;
  /** False where it is durable and cannot be read yet. */
  readonly visible: boolean;
}

/** The newest version, deleted or not; undefined where there never was one. */
export async function newestNamed<Body>(
  reader: Reader,
  kind: Named<Body>,
  name: string,
): Promise<Stored<Body> | undefined> {
  const [row] = await reader.rows<Omit<NewestDocument, 'name'>>(ONE, {
    ...{ ...DOCUMENTS, entity: `${kind.type}:${name}` },
  });
  return row && storedOf(kind, row);
}

/** @throws ProblemError of the kind where there is none of this name. */
export async function readNamed<Body>(reader: Reader, kind: Named<Body>, name: string) {
  const found = await newestNamed(reader, kind, name);
  if (!found?.body) throw kind.unknown(name);
  return { ...found, body: found.body };
}

/** Every document that stands, by name. */
export async function listNamed<Body>(reader: Reader, kind: Named<Body>) {
  return (await newestDocuments(reader, kind.type)).flatMap((row) => {
    const { body, ...stored } = storedOf(kind, row);
    return body ? [{ name: row.name, ...stored, body }] : [];
  });
}

/** Versions that were accepted and could not be read yet: nobody may take their number. */
const unseen = new Map<string, number>();

/**
 * Writes a document, or deletes it (null): its next version in the log. The same body is the same version.
 * @throws ProblemError of the kind where there is nothing to delete, or another change cannot be read yet.
 */
export function saveNamed<Body>(
  store: DocumentStore,
  kind: Named<Body>,
  name: string,
  body: Body | null,
): Promise<Saved> {
  const id = `${kind.type}:${name}`;
  const textOf = (one: Body | null) => JSON.stringify(one && kind.write(one));
  return inTurn(id, async () => {
    for (let tried = 0; tried < TRIES; tried++) {
      const newest = await newestNamed(store.reader, kind, name);
      const waiting = unseen.get(id) ?? 0;
      if (waiting > (newest?.version ?? 0))
        throw kind.notVisible(
          `Version ${waiting} of ${JSON.stringify(name)} was accepted and cannot be read yet.`,
        );
      unseen.delete(id);
      if (body === null && !newest?.body) throw kind.unknown(name);
      if (newest && textOf(newest.body) === textOf(body))
        return { name, version: newest.version, changed: false, visible: true };
      const version = (newest?.version ?? 0) + 1;
      const written = body ? kind.write(body) : { deleted: true };
      const { visible } = await store.append(versionOf(store, kind.type, name, version, written));
      if (!visible) {
        unseen.set(id, version);
        return { name, version, changed: true, visible };
      }
      const stands = await newestNamed(store.reader, kind, name);
      if (stands && textOf(stands.body) === textOf(body))
        return { name, version: stands.version, changed: true, visible };
    }
    throw kind.notVisible(`Others keep changing ${JSON.stringify(name)}.`);
  });
}

function versionOf(
  { author, now }: DocumentStore,
  type: string,
  name: string,
  version: number,
  body: DocumentVersion['body'],
): DocumentVersion {
  return {
    ...{ type, id: name, version, state: 'draft', created_at: now.toISOString() },
    ...(author && { author }),
    ...(version > 1 && { parent: `${name}@${version - 1}` }),
    body,
  };
}

function storedOf<Body>(
  kind: Named<Body>,
  { version, body, author, at }: Omit<NewestDocument, 'name'>,
): Stored<Body> {
  return {
    ...{ version: Number(version), body: kind.read(JSON.parse(body || 'null')), author },
    changedAt: new Date(Number(at)).toISOString(),
  };
}
