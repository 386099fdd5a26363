import * as z from 'zod';
import { keptRunSchema, modelCard } from '../contract/attribution-runs.ts';
import { metricSchema } from '../contract/metrics.ts';
import {
  badRow,
  badRowsResponse,
  erasureProof,
  importProgress,
  operationState,
  startedImport,
  startedOperation,
} from '../contract/operations.ts';
import { problemSchema } from '../contract/problem.ts';
import { CONTRACTS } from '../contract/reports/index.ts';
import { stateResponse } from '../contract/state.ts';
import { columnSchema } from '../contract/terms.ts';
import { schemaName } from './operation-ids.ts';

const NAMED = {
  BadRow: badRow,
  BadRows: badRowsResponse,
  Column: columnSchema,
  ErasureProof: erasureProof,
  ImportProgress: importProgress,
  KeptRun: keptRunSchema,
  Metric: metricSchema,
  ModelCard: modelCard,
  OperationState: operationState,
  Problem: problemSchema,
  StartedImport: startedImport,
  StartedOperation: startedOperation,
  State: stateResponse,
};

/** Gives what answers are made of the names that it has in the description of the API. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(NAMED)) named(schema, id);
  for (const { name, answer, drills } of Object.values(CONTRACTS)) {
    named(answer, schemaName(name));
    for (const drill of Object.values(drills)) named(drill.answer, drill.schema);
  }
}

function named(schema: z.ZodType, id: string): void {
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
}
