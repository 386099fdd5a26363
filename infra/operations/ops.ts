import { ProblemError } from '@throughline/api/problems/problems';
import type { Ops } from '@throughline/api/server/ops';
import type { IdentityRules } from '@throughline/ingest/contract/identity';
import type { Source } from '@throughline/ingest/contract/source';
import { parseInstant } from '@throughline/ingest/contract/time';
import { unframed } from '@throughline/ingest/importing/file-frames';
import type { Back } from '../config/back-schema.ts';
import type { Line } from '../line/line.ts';
import { type CloseKeyPlace, closeKey } from './close-key.ts';
import { saveDocument } from './documents.ts';
import { startErase } from './erase/start-erase.ts';
import { addCost } from './files/add-cost.ts';
import { listImports, listMappings } from './files/list-imports.ts';
import { lookAtFile } from './files/look-at-file.ts';
import { readFileIn } from './files/read-file.ts';
import { importProgress, startImport } from './imports.ts';
import { listSources } from './list-sources.ts';
import { request, stateOf } from './requested.ts';
import { retryBadRows } from './retry-bad-rows.ts';
import { removeSample, sampleImports, startSample } from './sample/sample.ts';
import { startUndo } from './start-undo.ts';
import { posting } from './way-back/post.ts';

interface OpsSettings {
  readonly timezone?: string;
  /** Of the business; the sample business has it too. */
  readonly currency?: string;
  readonly back?: Back;
}

/** What an administrator can do with the line, from any of its processes. */
export function lineOperations(
  line: Line,
  identity: IdentityRules,
  key: CloseKeyPlace,
  { timezone, currency = 'EUR', back }: OpsSettings = {},
): Required<Ops> {
  const reading = { identity, timezone };
  return {
    async startImport({ source: name, account, importId, content, isFramed }) {
      const files = isFramed ? unframed(content) : [{ name: '', content }];
      return startImport(line, knownSource(line, name), account, files, importId);
    },
    readFile: (file) => readFileIn(line, file, reading),
    lookAtFile: (file) => lookAtFile(line, file, reading),
    addCost: (cost, { author }) => addCost(line, cost, author, reading),
    listSources: () => listSources(line),
    startSample: ({ author }) => startSample(line, { ...reading, currency }, author),
    removeSample: () => removeSample(line),
    hasSample: async () => (await sampleImports(line)).length > 0,
    listImports: () => listImports(line),
    listMappings: () => listMappings(line),
    startUndo: (importId) => startUndo(line, importId),
    importProgress: (id) => importProgress(line, id),
    async startRebuild() {
      const operation = await request(line.warehouse, 'rebuild', {}, line.clock());
      line.worker?.wake();
      return { operation };
    },
    async startReplay({ from, to, source }) {
      if (source !== undefined) knownSource(line, source);
      const range = { from: micros(from), to: micros(to), source };
      if (range.from !== undefined && range.to !== undefined && range.from >= range.to)
        throw new ProblemError('body_invalid', {
          errors: [{ field: 'to', message: 'Expected a time after from' }],
        });
      const operation = await request(line.warehouse, 'replay', range, line.clock());
      line.worker?.wake();
      return { operation };
    },
    async startRetain({ dry_run: isDryRun }) {
      const operation = await request(line.warehouse, 'retain', { isDryRun }, line.clock());
      line.worker?.wake();
      return { operation };
    },
    startErase: (asked) => startErase(line, identity, asked),
    async keepRun({ createdAt, createdBy, ...run }) {
      await line.warehouse.insert(
        'attribution_runs',
        [...Object.keys(run), 'created_at', 'created_by'],
        [[...Object.values(run), createdAt.replace('T', ' ').replace('Z', ''), createdBy]],
      );
    },
    saveDocument: (document) => saveDocument(line, document),
    post: posting(back ?? { targets: {}, consentNeededIn: [] }),
    closeKey: () => closeKey(key),
    operation: (id) => stateOf(line.warehouse.reader(), id),
    retry: (which) => retryBadRows(line, which),
  };
}

function knownSource(line: Line, name: string): Source {
  const source = line.sources.find((each) => each.name === name);
  if (source) return source;
  const known = line.sources.map((each) => each.name).join(', ');
  throw new ProblemError('source_unknown', {
    detail: `There is no source ${name}; known are ${known}.`,
  });
}

function micros(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : parseInstant(instant).at;
}
