import type { SliceRef, Traffic } from '@throughline/ingest/contract/fact';
import { compareIdentifiers, type Identifier } from '@throughline/ingest/contract/identity';
import { trafficKey, trafficTuple } from '../channels/traffic-key.ts';
import type { Stage } from './stage.ts';

/** Key of the way of coming that traffic tells, which the batch then mentions; empty where it tells none. */
export function tupleOf(
  stage: Stage,
  traffic: Traffic | undefined,
  pageUrl: string | undefined,
): string {
  const tuple = traffic && trafficTuple(traffic, pageUrl);
  if (!tuple) return '';
  const key = trafficKey(tuple);
  stage.tuples.set(key, tuple);
  return key;
}

export function stageSliceRef(stage: Stage, slice: SliceRef, type: string, ordinal: number): void {
  const { key, snapshotId, snapshotAt, part, parts } = slice;
  stage.stage_slices.push([stage.load, ordinal, key, type, snapshotId, snapshotAt, part, parts]);
}

export function identifierTexts(identifiers: readonly Identifier[]): string[] {
  if (identifiers.length === 1) return [identifierText(identifiers[0]!)];
  return [...new Set([...identifiers].sort(compareIdentifiers).map(identifierText))];
}

export function identifierText({ type, value }: Identifier): string {
  return `${type}:${value}`;
}

/** Micros and millionths as the engine reads them; null where there is none. */
export function digits(value: bigint | undefined): string | null {
  return value === undefined ? null : String(value);
}
