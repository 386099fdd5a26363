import type { EntityFact, Traffic } from '@throughline/ingest/contract/fact';
import { canonicalJson } from '@throughline/ingest/mapping/canonical-json';
import type { Stage } from './stage.ts';
import { identifierText, identifierTexts, tupleOf } from './stage-pieces.ts';

export function stageEntity(stage: Stage, fact: EntityFact, ordinal: number): void {
  const fields: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(fact.fields)) {
    if (value !== undefined) fields[name] = value === null ? null : fieldText(value);
  }
  for (const [role, value] of Object.entries(fact.identifiers)) {
    fields[`id.${role}`] = value && identifierText(value);
  }
  if ('utmSource' in fact.fields || 'clickIds' in fact.fields || 'landingUrl' in fact.fields) {
    const traffic = entityTraffic(stage, fact.fields);
    // A version that knows that nothing led to it clears what an earlier one said.
    if (traffic || fact.fields.utmSource === null) fields.traffic = traffic || null;
  }
  stage.stage_entities.push([
    stage.load,
    ordinal,
    fact.id,
    fact.entityType,
    fact.source,
    fact.account,
    fact.entityId,
    fact.version,
    fact.op,
    fact.occurredAt,
    fact.isTest,
    fact.isInternal ?? false,
    fields,
    identifierTexts(Object.values(fact.identifiers).filter((value) => value !== null)),
  ]);
}

/** Scalars as text, lists and maps as canonical JSON. */
function fieldText(value: unknown): string {
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}

interface TrafficFields {
  readonly utmSource?: string | null | undefined;
  readonly utmMedium?: string | null | undefined;
  readonly utmCampaign?: string | null | undefined;
  readonly clickIds?: string | null | undefined;
  readonly referrer?: string | null | undefined;
  readonly landingUrl?: string | null | undefined;
}

/** The traffic that an entity tells, flattened over its fields; empty when this version says nothing of it. */
function entityTraffic(stage: Stage, fields: TrafficFields): string {
  const text = (value: string | null | undefined) => value ?? undefined;
  const traffic = {
    source: text(fields.utmSource),
    medium: text(fields.utmMedium),
    campaign: text(fields.utmCampaign),
    clickIds: fields.clickIds ? fields.clickIds.split(',') : undefined,
    referrer: text(fields.referrer),
    // A path without its host is no site that a referrer could be a page of.
    landingUrl: fields.landingUrl?.startsWith('/') ? undefined : text(fields.landingUrl),
  };
  const said = Object.fromEntries(
    Object.entries(traffic).filter(([, value]) => value !== undefined),
  );
  return tupleOf(stage, said as Traffic, undefined);
}
