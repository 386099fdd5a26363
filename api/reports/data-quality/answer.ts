import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { dataQuality } from '../../contract/reports/data-quality.ts';
import type { ReportAnswer } from '../answer.ts';
import { publishedDay } from '../finance/arrived.ts';
import { checkPeriod } from '../period.ts';
import { isoTime } from '../state.ts';
import { dataQualityReport } from './data-quality-report.ts';
import { fetchFactDays } from './fetch-sources.ts';

const REASONS = sqlFile(import.meta.url, './reasons.sql');

interface Reason {
  readonly code: string;
  readonly field: string;
  readonly expected: string;
  readonly records: string;
  readonly last_received: string;
}

export const dataQualityAnswer: ReportAnswer<typeof dataQuality> = {
  answer: dataQualityReport,
  drills: {
    days: {
      answer: async ({ reader, state }, asked, { timezone }) => {
        const { from, to } = checkPeriod(asked);
        if (!state) return { rows: [] };
        const sources = await fetchFactDays(reader, state, publishedDay(state.asOf, timezone));
        const found = sources.find(
          ({ source, account }) => source === asked.source && account === asked.account,
        );
        const rows = (found?.days ?? []).map((day, index) => ({
          ...{ day, facts: Number(found!.facts[index]) },
        }));
        const own = rows.filter(({ day }) => day >= from && day <= to);
        return { rows: own.slice(asked.offset, asked.offset + asked.limit) };
      },
    },
    rejected: {
      answer: async ({ reader }, { source, account, limit, offset }) => {
        const rows = await reader.rows<Reason>(REASONS, { source, account });
        return {
          rows: rows.slice(offset, offset + limit).map((reason) => ({
            ...reason,
            records: Number(reason.records),
            last_received: isoTime(reason.last_received),
          })),
        };
      },
    },
  },
};
