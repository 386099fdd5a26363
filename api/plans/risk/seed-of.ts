import { sha256 } from '@throughline/ingest/contract/ids';

/** The seed of a plan's chance, so that the same question has the same answer: 32 bits of its id and version. */
export function seedOf({ id, version }: { readonly id: string; readonly version: number }): number {
  return Number.parseInt(sha256(`${id}@${version}`).slice(0, 8), 16);
}
