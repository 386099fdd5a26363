import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { CONTRACTS } from '../../contract/reports/index.ts';
import type { LandingReport, landing } from '../../contract/reports/landing.ts';
import { LANDING_METRICS, LANDING_SUMS } from '../../contract/reports/landing-columns.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { exploreReport } from '../explore/explore-report.ts';
import { reportMeta } from '../report-meta.ts';
import { ENGAGED_KINDS, engagedStatement, salesStatement } from './landing-statements.ts';

const ROLES = sqlFile(import.meta.url, './roles.sql');
/** Visits from which on the shares of a row say something. */
const MINIMUM = 100;

type Roles = Record<'name' | 'starts' | 'assists' | 'closes', string>;
type Engaged = Record<'name' | 'known' | 'engaged_visits', string>;
type Figures = LandingReport['totals'];

/**
 * Pages (or creatives) by the visits that begin there: results as the layer of questions credits them, and whole sales by
 * the part that a touch of the page had. Costs do not say pages.
 */
export const landingReport: Answering<typeof landing> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, where, model, basis, compare, limit, offset } = asked;
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const conditions = where.map(conditionText);
  const [sales, engaging] = [salesStatement(where), engagedStatement(where)];
  const parameters = state && {
    ...{ generation: state.generation, revision: state.revision, from, to, by, basis },
  };
  const [explored, roles, engaged] = await Promise.all([
    exploreReport(
      published,
      CONTRACTS.explore.query.parse({
        ...{ from, to, by, model, basis, compare, where: conditions },
        ...{ metrics: LANDING_METRICS.join(','), limit: `${limit}`, offset: `${offset}` },
      }),
      config,
    ),
    parameters
      ? reader.rows<Roles>(`${sales.text}\n${ROLES}`, { ...parameters, ...sales.parameters })
      : [],
    parameters
      ? reader.rows<Engaged>(engaging.text, {
          ...{ ...parameters, ...engaging.parameters, ...ENGAGED_KINDS },
        })
      : [],
  ]);
  const aside = asideOf(roles, engaged);
  return {
    meta: {
      report: 'landing',
      ...{ ...meta, by, model, basis, where: conditions, compare: explored.meta.compare },
      ...{ rows: explored.meta.rows, minimum: MINIMUM },
      engaged_known: aside().engaged_known,
    },
    rows: explored.rows.map((row) => {
      const { key, kind } = row;
      const name = row[by] ?? '';
      return {
        ...{ name, kind, key },
        ...figuresOf(row, kind === 'row' ? aside(name) : NO_TOUCH),
      };
    }),
    totals: figuresOf(explored.totals, aside()),
  };
};

type Aside = Pick<
  Figures,
  'engaged' | 'engaged_known' | 'engaged_share' | 'starts' | 'assists' | 'closes'
>;

/** What no touch can claim has no page that could have had a part. */
const NO_TOUCH: Aside = {
  ...{ engaged: 0, engaged_known: 0, engaged_share: null },
  ...{ starts: null, assists: null, closes: null },
};

/** Figures of one name, or the sums over all of them. */
function asideOf(roles: readonly Roles[], engaged: readonly Engaged[]) {
  return (name?: string): Aside => {
    const own = <Row extends { readonly name: string }>(rows: readonly Row[]) =>
      name === undefined ? rows : rows.filter((row) => row.name === name);
    const sum = <Row>(rows: readonly Row[], key: keyof Row) =>
      rows.reduce((all, row) => all + Number(row[key]), 0);
    const [ownRoles, visits] = [own(roles), own(engaged)];
    const [known, isEngaged] = [sum(visits, 'known'), sum(visits, 'engaged_visits')];
    return {
      ...{ engaged: isEngaged, engaged_known: known },
      engaged_share: known > 0 ? isEngaged / known : null,
      starts: sum(ownRoles, 'starts'),
      assists: sum(ownRoles, 'assists'),
      closes: sum(ownRoles, 'closes'),
    };
  };
}

type Explored = Awaited<ReturnType<typeof exploreReport>>['totals'];

function figuresOf(row: Explored, aside: Aside): Figures {
  const of = (figures: Readonly<Record<string, unknown>>, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, figures[key] ?? null]));
  const why = Object.fromEntries(
    LANDING_METRICS.flatMap((key) => (row.why[key] ? [[key, row.why[key]]] : [])),
  );
  return {
    ...of(row, LANDING_METRICS),
    ...aside,
    previous: row.previous && of(row.previous, LANDING_SUMS),
    why,
  } as Figures;
}
