import { creditOf } from '@throughline/transform/attribution/credit-of';
import { platformOf } from '@throughline/transform/channels/platform';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { COVERAGE_CHECKS, type CoverageCheck } from '../../contract/reports/coverage.ts';
import type { Published } from '../answer.ts';
import { publishedDay } from '../finance/arrived.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';

/** Every touch has the same part of a sale. */
const CHECKS = `${creditOf('linear')}\n${sqlFile(import.meta.url, './coverage.sql')}`;

/** How much there is at one place, and how much of it is in order. */
export interface CheckedPlace {
  readonly check: CoverageCheck;
  readonly label: string;
  /** Visits, records and conversions; micros of money. */
  readonly passed: bigint;
  readonly total: bigint;
  /** It has an amount that is not known. */
  readonly isUnknown: boolean;
}

interface Stored {
  readonly check: CoverageCheck | 'costed';
  readonly label: string;
  readonly source: string;
  readonly passed: string;
  readonly total: string;
  readonly unknown: string;
}

/** All checks of a period, by where things are found. */
export async function fetchChecks(
  { reader, state }: Published,
  { from, to }: Period,
  { timezone, customWeights }: Pick<ReportConfig, 'timezone' | 'customWeights'>,
): Promise<readonly CheckedPlace[]> {
  if (!state) return [];
  const rows = await reader.rows<Stored>(CHECKS, {
    ...{ generation: state.generation, revision: state.revision, custom: customWeights },
    ...{ from, to, timezone, as_of: publishedDay(state.asOf, timezone) },
  });
  // A campaign is paid at its platform and shown at its sources.
  const costed = new Set(
    rows.filter(({ check }) => check === 'costed').map(({ source }) => platformOf(source)),
  );
  return rows.flatMap(({ check, label, source, passed, total, unknown }) => {
    if (!isCheck(check)) return [];
    const hasCost = check === 'paid_costed' && costed.has(platformOf(source));
    const isUnknown = Number(unknown) > 0;
    return [
      { check, label, passed: BigInt(hasCost ? total : passed), total: BigInt(total), isUnknown },
    ];
  });
}

function isCheck(check: Stored['check']): check is CoverageCheck {
  return (COVERAGE_CHECKS as readonly string[]).includes(check);
}
