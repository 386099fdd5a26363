import type { Asked } from '../../contract/report.ts';
import { attribution } from '../../contract/reports/attribution.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Published, ReportAnswer } from '../answer.ts';
import type { ReportConfig } from '../report-config.ts';
import {
  type AttributionAnswer,
  attributionReport,
  currentFingerprint,
} from './attribution-report.ts';
import { findRun, questionOf, reportOf, type StoredRun } from './kept-runs.ts';
import { fitApart } from './models/fit-apart.ts';

type AttributionAsked = Asked<typeof attribution>;

export const attributionAnswer: ReportAnswer<typeof attribution> = {
  answer: async (published, asked, config) => (await live(published, asked, config)).report,
  async fixed({ reader }, asked) {
    const run = await runFor(reader, asked);
    return (
      run && {
        name: run.id,
        // As somebody has kept it, with whether it would be another one now.
        answer: async ({ reader, state }, config) => {
          const question = attribution.query.parse(plain(run.question));
          return reportOf(run, await currentFingerprint(reader, state, question, config));
        },
      }
    );
  },
  drills: {},
};

/** The figures as they are now, with their fingerprint. */
export function live(
  { reader, state, dataRange, signal }: Published,
  asked: AttributionAsked,
  config: ReportConfig,
): Promise<AttributionAnswer> {
  return attributionReport(reader, state, dataRange, asked, config, (question) =>
    fitApart(question, signal),
  );
}

/** The kept run that a request means: by its id, or the newest of its question unless it asks for live figures. */
async function runFor(
  reader: Published['reader'],
  asked: AttributionAsked,
): Promise<StoredRun | undefined> {
  if (asked.run === 'live') return undefined;
  if (asked.run === undefined) return findRun(reader, { question: questionOf(asked) });
  const run = await findRun(reader, { id: asked.run });
  if (!run)
    throw new ProblemError('run_unknown', {
      detail: `There is no kept run ${asked.run}; /api/v1/attribution/runs lists them.`,
    });
  return run;
}

/** A stored question as the parameters that it came from; each condition is a repetition of its own. */
function plain(question: string): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(JSON.parse(question) as Record<string, unknown>).map(([key, value]) => [
      key,
      !Array.isArray(value) ? String(value) : key === 'where' ? value : value.join(','),
    ]),
  );
}
