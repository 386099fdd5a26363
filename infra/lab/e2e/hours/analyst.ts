import { readFile } from 'node:fs/promises';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import type { ChannelRulesReport } from '@throughline/api/contract/reports/channel-rules';
import type { CellReport } from '@throughline/api/contract/reports/channels-rows';
import type { CohortsReport } from '@throughline/api/contract/reports/cohorts';
import type { CoverageReport } from '@throughline/api/contract/reports/coverage';
import type { DataQualityReport } from '@throughline/api/contract/reports/data-quality';
import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import type { LagsReport } from '@throughline/api/contract/reports/lags';
import type { PathsReport } from '@throughline/api/contract/reports/paths';
import { WORDS } from '@throughline/api/contract/words';
import { writeInterval } from '@throughline/dashboards/pages/journeys/measure';
import { expect } from 'vitest';
import type { Question } from './question.ts';
import { plain, type Reader } from './reader.ts';

const ATTRIBUTION = 'reports/attribution';

/** Rows and models that stand in the matrix. */
async function shownCredit(reader: Reader) {
  const report = await reader.answer<AttributionReport>(ATTRIBUTION);
  const rows = report.rows.filter(({ kind }) => kind === 'channel');
  const models = report.meta.models.filter(({ reason }) => !reason);
  expect(rows.length).toBeGreaterThan(3);
  return { report, rows, models };
}

/** Opens the first figure of a rule: what stands behind it are conversions with their touches. */
async function openCredit(reader: Reader) {
  const { rows } = await shownCredit(reader);
  const channel = rows.find(({ models }) => Number(models.linear?.share) > 0)!.channel;
  const cell = reader.page.getByTestId(`cell-${channel}-linear`);
  await reader.click(cell.getByRole('button'));
  return reader.page.getByTestId('drawer');
}

/** Opens the revenue of the first channel that has some. */
async function openRevenue(reader: Reader): Promise<CellReport> {
  const cells = reader.page.locator('tr[data-id] [data-testid="cell-revenue"] button');
  await reader.click(cells.first());
  await reader.page.getByTestId('drawer-sum').waitFor();
  return reader.answer<CellReport>('reports/channels/rows');
}

export const ANALYST: readonly Question[] = [
  {
    ...{ asks: 'What do the models say, side by side?', steps: 0, from: '/models' },
    async answered(reader) {
      const { rows, models } = await shownCredit(reader);
      const rules = models.filter(({ kind }) => kind === 'rule').map(({ model }) => model);
      expect(rules.length).toBeGreaterThan(3);
      for (const row of rows)
        for (const model of rules) {
          const cell = reader.page.getByTestId(`cell-${row.channel}-${model}`);
          const share = row.models[model]?.share ?? '';
          expect(await cell.getAttribute('data-value')).toBe(String(share));
        }
    },
  },
  {
    ...{ asks: 'How sure are they?', steps: 0, from: '/models' },
    async answered(reader) {
      const { rows, models } = await shownCredit(reader);
      const fitted = models.filter(({ kind }) => kind === 'data_driven');
      expect(fitted.length).toBeGreaterThan(0);
      for (const { model } of fitted) {
        const row = rows.find(({ models: by }) => by[model]?.interval?.share)!;
        const ends = row.models[model]!.interval!.share!;
        const said = await reader.text(`cell-${row.channel}-${model}`);
        expect(said).toContain(plain(writeInterval(reader.format, ends, 'share')));
      }
    },
  },
  {
    ...{ asks: 'Which paths lead to sales, with a pattern of mine, in my language?', steps: 1 },
    from: '/models',
    async answered(reader) {
      const paid = WORDS.channel['Paid Search']?.[reader.language] ?? 'Paid Search';
      await reader.ask(`${paid} > …`);
      const { rows, totals } = await reader.answer<PathsReport>('reports/paths');
      expect(rows.length).toBeGreaterThan(1);
      for (const { path } of rows) expect(path[0]).toBe('Paid Search');
      const shown = reader.page.getByTestId('path-row');
      expect(await shown.first().getAttribute('data-path')).toBe(rows[0]!.path.join(' > '));
      expect(await reader.text('paths-total')).toContain(
        reader.format.value(totals.conversions, 'count'),
      );
    },
  },
  {
    ...{ asks: 'How long does it take, and which lookback is right?', steps: 1, from: '/models' },
    async answered(reader) {
      await reader.click('nav-time');
      const lags = await reader.answer<LagsReport>('reports/lags');
      const said = await reader.text('lookback');
      expect(said).toContain(String(lags.suggested_lookback_days));
      expect(said).toContain(String(lags.meta.lookback_days));
      expect(await reader.text('answer')).toMatch(/\d/);
    },
  },
  {
    ...{ asks: 'One customer’s journey, from any figure?', steps: 3, from: '/models' },
    async answered(reader) {
      const drawer = await openCredit(reader);
      await reader.click(drawer.getByTestId('drawer-row').first().getByRole('button').first());
      await reader.page.getByTestId('timeline').waitFor();
      expect(await reader.page.getByTestId('touch').count()).toBeGreaterThan(0);
    },
  },
  {
    ...{ asks: 'Cohorts, retention, lifetime value?', steps: 1, from: '/models' },
    async answered(reader) {
      await reader.click('nav-cohorts');
      const { cohorts } = await reader.answer<CohortsReport>('reports/cohorts');
      const months = cohorts.flatMap((cohort) => cohort.months);
      expect(months.length).toBeGreaterThan(12);
      expect(await reader.column('retention')).toEqual(
        months.map(({ retention }) => String(retention)),
      );
      expect(await reader.column('ltv')).toEqual(months.map(({ ltv }) => ltv ?? ''));
    },
  },
  {
    ...{ asks: 'What was rejected?', steps: 2, from: '/models' },
    async answered(reader) {
      await reader.click('area-data');
      const { rows } = await reader.answer<DataQualityReport>('reports/data-quality');
      const lost = rows.reduce((sum, { rejected }) => sum + rejected, 0);
      expect(lost).toBeGreaterThan(0);
      expect(await reader.text('answer')).toContain(String(lost));
      await reader.click('nav-rejected');
      const said = reader.page.locator('main .answer');
      await said.waitFor();
      expect(await reader.text(said)).toContain(String(lost));
    },
  },
  {
    ...{ asks: 'How much is joined?', steps: 2, from: '/models' },
    async answered(reader) {
      await reader.click('area-data');
      await reader.click('nav-coverage');
      const { rows } = await reader.answer<CoverageReport>('reports/coverage');
      const joined = rows.find(({ check }) => check === 'sales_joined')!;
      expect(joined.share).not.toBeNull();
      expect(await reader.column('share')).toEqual(rows.map(({ share }) => String(share ?? '')));
    },
  },
  {
    ...{ asks: 'Why this channel?', steps: 2, from: '/models' },
    async answered(reader) {
      await reader.click('area-data');
      await reader.click('nav-rules');
      const { rows } = await reader.answer<ChannelRulesReport>('reports/channel-rules');
      const decided = rows.filter(({ visits }) => Number(visits) > 0);
      expect(decided.length).toBeGreaterThan(3);
      const shown = await reader.column('visits');
      expect(shown.filter((visits) => Number(visits) > 0)).toEqual(
        decided.map(({ visits }) => String(visits)),
      );
    },
  },
  ...(['returning', 'device', 'region'] as const).map(
    (dimension): Question => ({
      ...{ asks: `By ${dimension}?`, steps: 2, from: '/models' },
      async answered(reader) {
        await reader.ask(reader.dimension(dimension));
        const { rows } = await reader.answer<ExploreReport>('reports/explore');
        const found = rows.filter(({ kind }) => kind === 'row');
        expect(found.length).toBeGreaterThan(0);
        expect(await reader.column(dimension)).toEqual(found.map((row) => row[dimension]));
        expect(await reader.column('visits')).toEqual(
          found.map(({ visits }) => (visits === null ? '' : String(visits))),
        );
      },
    }),
  ),
  {
    ...{ asks: 'The SQL behind a figure?', steps: 2, from: '/channels' },
    async answered(reader) {
      await openRevenue(reader);
      await reader.click('drawer-sql');
      const shown = await reader.page.getByTestId('drawer-statements').textContent();
      const told = await fetch(reader.asked('reports/channels/rows'), {
        headers: { accept: 'application/sql' },
      });
      expect(shown).toBe(await told.text());
      expect(shown).toMatch(/^SET param_/);
      expect(shown).toMatch(/\bSELECT\b/);
    },
  },
  {
    ...{ asks: 'All rows of it in a file?', steps: 2, from: '/channels' },
    async answered(reader) {
      const { count } = await openRevenue(reader);
      const [file] = await Promise.all([
        reader.page.waitForEvent('download'),
        reader.click('drawer-download'),
      ]);
      const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
      // A line of headings above.
      expect(lines).toHaveLength(count + 1);
    },
  },
];
