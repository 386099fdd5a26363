import { randomUUID } from 'node:crypto';
import type { OperationState } from '@throughline/api/contract/operations';
import type { Ops } from '@throughline/api/server/ops';
import { ProblemError } from '@throughline/api/server/problems';
import type { Line } from '../topology/line.ts';
import { importProgress, startImport } from './imports.ts';
import { retryBadRows } from './retry-bad-rows.ts';

/** What an administrator can do with the line of this process. */
export function lineOperations(line: Line): Required<Ops> {
  const running = new Map<string, OperationState>();
  return {
    async startImport({ source: name, account, importId, content }) {
      const source = line.sources.find((known) => known.name === name);
      if (!source) {
        const known = line.sources.map((each) => each.name).join(', ');
        throw new ProblemError('source_unknown', {
          detail: `There is no source ${name}; known are ${known}.`,
        });
      }
      return startImport(line, source, account, content, importId);
    },
    importProgress: (id) => importProgress(line, id),
    async startRebuild() {
      const id = randomUUID();
      const note = (state: OperationState) => running.set(id, state);
      note({ state: 'running', progress: 0 });
      line.deriver
        .rebuild((progress) => note({ state: 'running', progress }))
        .then(() => note({ state: 'done', progress: 1 }))
        .catch((error: unknown) => note({ state: 'failed', progress: 0, error: String(error) }));
      return { operation: id };
    },
    operation: async (id) => running.get(id),
    retry: (which) => retryBadRows(line, which),
  };
}
