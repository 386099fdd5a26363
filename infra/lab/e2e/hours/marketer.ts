import type { CampaignsReport } from '@throughline/api/contract/reports/campaigns';
import type { ChangesReport } from '@throughline/api/contract/reports/changes';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import type { CellReport } from '@throughline/api/contract/reports/channels-rows';
import type { EmailReport } from '@throughline/api/contract/reports/email';
import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import type { PlanFactReport } from '@throughline/api/contract/reports/plan-fact';
import { WORDS } from '@throughline/api/contract/words';
import { expect } from 'vitest';
import type { Question } from './question.ts';
import type { Reader } from './reader.ts';

const CHANNELS = 'reports/channels';
const written = (value: unknown) => (value === null || value === undefined ? '' : String(value));

async function figure({ page }: Reader, row: string, column: string): Promise<string> {
  const cell = page.locator(`tr[data-id="${row}"]`).getByTestId(`cell-${column}`);
  return (await cell.getAttribute('data-value')) ?? '';
}

/** Each channel's figures on the page are those of the answer. */
async function expectChannels(reader: Reader, columns: readonly string[]): Promise<ChannelsReport> {
  const report = await reader.answer<ChannelsReport>(CHANNELS);
  const rows = report.rows.filter(({ kind }) => kind === 'channel');
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows)
    for (const column of columns)
      expect([row.channel, column, await figure(reader, row.channel, column)]).toEqual([
        ...[row.channel, column],
        written(row[column as 'romi_margin']),
      ]);
  return report;
}

export const MARKETER: readonly Question[] = [
  {
    ...{ asks: 'Which channels lose money?', steps: 0, from: '/channels' },
    async answered(reader) {
      const { rows } = await expectChannels(reader, ['cost', 'romi_margin']);
      const losing = rows.filter(({ romi_margin: romi }) => romi !== null && Number(romi) < 0);
      expect(losing.length).toBeGreaterThan(0);
      expect(await reader.text('answer')).toMatch(/\d/);
    },
  },
  {
    ...{ asks: 'Which campaign loses most, by how much, since when?', steps: 2 },
    from: '/channels',
    async answered(reader) {
      await reader.click('nav-campaigns');
      const { rows } = await reader.answer<CampaignsReport>('reports/campaigns');
      const [worst] = rows
        .filter(({ profit }) => Number(profit) < 0)
        .toSorted((a, b) => Number(a.profit) - Number(b.profit));
      const [campaigns, profits] = [await reader.column('campaign'), await reader.column('profit')];
      expect([campaigns[0], profits[0]]).toEqual([worst!.campaign, String(worst!.profit)]);
      const cost = reader.page.getByTestId('row').first().getByTestId('cell-cost');
      await reader.click(cost.getByRole('button'));
      const span = reader.page.getByTestId('drawer-span');
      await span.waitFor();
      const all = new URL(reader.asked('reports/explore/rows'));
      all.searchParams.set('limit', '10000');
      all.searchParams.set('offset', '0');
      const { rows: costs } = (await (await fetch(all)).json()) as CellReport;
      const days = costs.map(({ occurred_at: at }) => at.slice(0, 10)).toSorted();
      expect(await span.getAttribute('data-from')).toBe(days[0]);
      expect(await span.getAttribute('data-to')).toBe(days.at(-1));
    },
  },
  {
    ...{ asks: 'Which keyword or creative wastes money?', steps: 2, from: '/channels' },
    async answered(reader) {
      await reader.click('level-keyword');
      const { rows } = await reader.answer<ChannelsReport>(CHANNELS);
      const wasted = rows.filter(
        ({ kind, romi_margin: romi }) => kind === 'channel' && romi !== null && Number(romi) < 0,
      );
      expect(wasted.length).toBeGreaterThan(0);
      const shown = (await reader.column('romi_margin')).filter((romi) => Number(romi) < 0);
      expect(shown.toSorted()).toEqual(
        wasted.map(({ romi_margin: romi }) => String(romi)).toSorted(),
      );
    },
  },
  {
    ...{ asks: 'What changed since last week, and why?', steps: 2, from: '/channels' },
    async answered(reader) {
      await reader.click('nav-changes');
      expect(reader.page.url()).not.toContain('period=');
      const { totals, rows } = await reader.answer<ChangesReport>('reports/changes');
      expect(totals.change).not.toBeNull();
      const said = await reader.text('answer');
      expect(said).toContain(reader.money(totals.now!));
      if (Number(totals.change) !== 0)
        expect(said).toContain(reader.money(String(totals.change).replace('-', '')));
      const moved = rows.find(({ kind, change }) => kind === 'row' && Number(change) !== 0);
      if (moved) expect((await reader.column('change'))[0]).toBe(String(moved.change));
    },
  },
  {
    ...{ asks: 'Where should the next 50,000 go?', steps: 3, from: '/channels' },
    async answered(reader) {
      await reader.click('nav-budget');
      for (let wider = 0; wider < 2; wider++)
        if (await reader.page.getByTestId('budget-widen').isVisible())
          await reader.click('budget-widen');
      const proposal = reader.page.locator('tr[data-testid^="budget-"]');
      expect(await proposal.count()).toBeGreaterThan(1);
      const said = await reader.text('answer');
      expect(said).toMatch(/\d/);
      expect(await reader.page.getByTestId('budget-widen').count()).toBe(0);
    },
  },
  {
    ...{ asks: 'Leads and cost per lead by channel, calls included?', steps: 1 },
    from: '/channels',
    async answered(reader) {
      await reader.click('columns-leads');
      const { rows } = await expectChannels(reader, ['leads', 'cpl']);
      const phone = rows.find(({ channel }) => channel === 'Phone');
      expect(phone?.leads).toBeGreaterThan(0);
    },
  },
  {
    ...{ asks: 'Are we on pace with this month’s budget?', steps: 1, from: '/channels' },
    async answered(reader) {
      await reader.ask(reader.words('tab.plan-fact'));
      const { meta } = await reader.answer<PlanFactReport>('reports/plan-fact');
      const bars = reader.page.getByTestId('pacing-bar');
      expect(await bars.count()).toBeGreaterThan(1);
      expect(await reader.text(bars.first())).toMatch(/\d/);
      expect(await reader.text('pacing')).toContain(reader.format.day(meta.through!));
    },
  },
  {
    ...{ asks: 'How is it without brand traffic?', steps: 2, from: '/channels' },
    async answered(reader) {
      const before = await reader.answer<ChannelsReport>(CHANNELS);
      await reader.click('filter-add');
      await reader.click('without-brand');
      expect(new URL(reader.page.url()).searchParams.getAll('where')).toContain(
        'campaign:not:brand',
      );
      const after = await expectChannels(reader, ['cost', 'revenue']);
      const cost = ({ rows }: ChannelsReport) =>
        Number(rows.find(({ channel }) => channel === 'Paid Search')?.cost);
      expect(cost(after)).toBeLessThan(cost(before));
    },
  },
  {
    ...{ asks: 'Which landing pages work?', steps: 2, from: '/channels' },
    async answered(reader) {
      await reader.ask(reader.dimension('landing'));
      const { rows } = await reader.answer<ExploreReport>('reports/explore');
      const pages = rows.filter(({ kind }) => kind === 'row');
      expect(pages.length).toBeGreaterThan(3);
      expect(await reader.column('landing')).toEqual(pages.map(({ landing }) => landing));
      expect(await reader.column('leads')).toEqual(pages.map(({ leads }) => written(leads)));
    },
  },
  {
    ...{ asks: 'Which mails work?', steps: 2, from: '/channels' },
    async answered(reader) {
      await reader.click('nav-content');
      await reader.click('nav-email');
      const { rows } = await reader.answer<EmailReport>('reports/email');
      expect(rows.length).toBeGreaterThan(1);
      expect(await reader.column('revenue')).toEqual(rows.map(({ revenue }) => written(revenue)));
    },
  },
  {
    ...{ asks: 'Which channel will this tagged link count for, and why?', steps: 2 },
    from: '/channels',
    async answered(reader) {
      await reader.ask(reader.words('tab.links'));
      await reader.click('link-url');
      await reader.page.keyboard.insertText(
        'https://shop.example/mugs?utm_source=vk&utm_medium=cpc&utm_campaign=spring',
      );
      // Hand-classified: a paid medium of a social network.
      const channel = reader.page.getByTestId('link-channel');
      await channel.waitFor();
      expect(await channel.textContent()).toBe(
        WORDS.channel['Paid Social']?.[reader.language] ?? 'Paid Social',
      );
      expect(await reader.page.getByTestId('link-source').inputValue()).toBe('vk');
      expect(await reader.text('link-result')).toContain('overlay:paid-social');
    },
  },
];
