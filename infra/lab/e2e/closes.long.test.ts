import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloseDetail } from '@throughline/api/contract/closes';
import type { CloseChangesReport } from '@throughline/api/contract/reports/close-changes';
import type { MonthsReport } from '@throughline/api/contract/reports/months';
import { IS_LONG } from '@throughline/ingest/testing/long-runs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/run.ts';
import { capturedIo } from '../../cli/testing/captured-io.ts';
import { loadConfig } from '../../config/load-config.ts';
import { CLOSE_KEY_FILE } from '../../operations/close-key.ts';
import { untilVisible } from '../../operations/visibility.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { distributed, embedded, type Wired, type Wiring } from './wirings.ts';

describe('embedded', () => describeCloses(embedded));
if (IS_LONG) describeWithKafka('distributed', () => describeCloses(distributed));

/** What an advertiser's report says of some days, in millionths, with VAT. */
const costs = (taken: string, ...rows: readonly (readonly [string, string, number])[]) =>
  [
    `"costs ${taken}"`,
    'Date\tCampaignId\tCampaignName\tImpressions\tClicks\tCost',
    ...rows.map(([day, campaign, cost]) => `${day}\t1\t${campaign}\t100\t10\t${cost * 1_000_000}`),
    `Total rows: ${rows.length}`,
  ].join('\n');

function describeCloses(wiring: Wiring): void {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-closes-'));
  let wired: Wired;

  beforeAll(async () => {
    const file = join(folder, 'throughline.config.yaml');
    writeFileSync(file, 'currency: RUB\ntimezone: Europe/Moscow\nvat_rate: 0.20\n');
    wired = await wiring.open(await loadConfig({ file, environment: {}, options: {} }));
    await bring(
      costs(
        'first',
        ['2026-01-10', 'sofas', 120],
        ['2026-02-10', 'sofas', 240],
        ['2026-03-03', 'sofas', 12],
      ),
    );
  }, 300_000);
  afterAll(async () => {
    await wired?.remove();
    rmSync(folder, { recursive: true });
  }, 60_000);

  async function ask<Body>(method: 'GET' | 'POST', path: string, body?: object) {
    const answer = await wired.api.app.inject({
      ...{ method, url: `/api/v1${path}` },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json() as Body, text: answer.payload };
  }
  async function bring(content: string): Promise<void> {
    const { app, line } = wired.api;
    const taken = await app.inject({
      ...{ method: 'POST', url: '/api/v1/imports/yandex-direct?account=direct' },
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.from(content),
    });
    expect(taken.statusCode).toBe(202);
    await untilVisible(line, await line.log.ends());
  }
  const changes = async () =>
    (await ask<CloseChangesReport>('GET', '/reports/close-changes?month=2026-01')).body;

  it('closes months one after the other, and none before it is whole', async () => {
    expect(await ask('GET', '/closes')).toMatchObject({
      body: { closes: [], next: { month: '2026-02', obstacle: null } },
    });
    const january = await ask<CloseDetail>('POST', '/closes', { month: '2026-01' });
    expect(january).toMatchObject({ status: 201, body: { month: '2026-01', visible: true } });
    // 120 with VAT are 100 net.
    expect(january.body.statement.figures.accrual).toMatchObject({ cost_net: '100.00' });
    expect(await ask('POST', '/closes', { month: '2026-01' })).toMatchObject({
      ...{ status: 409, body: { code: 'close_exists' } },
    });
    expect(await ask('POST', '/closes', { month: '2026-03' })).toMatchObject({
      ...{ status: 409, body: { code: 'close_out_of_order' } },
    });
    const february = await ask<CloseDetail>('POST', '/closes', { month: '2026-02' });
    expect(february.body.previous).toBe(january.body.hash);
    expect(await ask('POST', '/closes', { month: '2026-03' })).toMatchObject({
      ...{ status: 409, body: { code: 'close_data_incomplete' } },
    });
    expect(await ask('GET', '/closes/verify')).toMatchObject({ body: { ok: true } });
    expect((await changes()).meta.changes).toBe(0);
  });

  it('names a cost that is restated afterwards, and leaves the close as it was', async () => {
    const months = () => ask<MonthsReport>('GET', '/reports/months?from=2026-01-01&to=2026-01-31');
    expect((await months()).body.rows[0]!.closed).toMatchObject({ difference: { cost: '0.00' } });
    await bring(costs('second', ['2026-01-10', 'sofas', 180]));
    const { rows, totals } = await changes();
    expect(rows).toMatchObject([
      { reason: 'restated_cost', type: 'cost', frozen: '100.00', now: '150.00' },
    ]);
    expect(totals).toMatchObject({
      ...{ frozen: { cost: '100.00' }, now: { cost: '150.00' } },
      difference: { cost: '50.00', cash_out: '60.00' },
    });
    expect((await months()).body.rows[0]).toMatchObject({
      ...{ cost: '150.00', closed: { difference: { cost: '50.00' } } },
    });
    expect(await ask('GET', '/closes/2026-01/verify')).toMatchObject({ body: { ok: true } });
  });

  it('is checked from a file alone, which a changed figure does not pass', async () => {
    const { text } = await ask('GET', '/closes/2026-02/export');
    const key = JSON.parse(text).public_key_pem as string;
    writeFileSync(join(folder, 'key.pem'), key);
    const verify = async (content: string) => {
      const file = join(folder, 'close.json');
      writeFileSync(file, content);
      const io = capturedIo({});
      const line = ['close', 'verify', file, '--public-key', join(folder, 'key.pem')];
      return { code: await run([...line, '--format', 'json'], io), out: io.out(), err: io.err() };
    };
    expect(await verify(text)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"ok":true'),
    });
    const changed = await verify(
      text.replace('\\"cost_net\\":\\"200.00\\"', '\\"cost_net\\":\\"201.00\\"'),
    );
    expect(changed.code).toBe(1);
    expect(changed.err).toMatch(/close_not_verified.*\n.*2026-02: close_hash_differs/);
    expect(changed.err).toContain('close_signature_invalid');
  });

  if (wiring.name === 'embedded')
    it('keeps its key to itself', () => {
      expect(statSync(join(wired.folder!, CLOSE_KEY_FILE)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(wired.folder!, CLOSE_KEY_FILE), 'utf8')).toContain('PRIVATE KEY');
    });
}
