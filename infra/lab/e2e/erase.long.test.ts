import type { OperationState } from '@throughline/api/contract/operations';
import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { openStory, type Story } from './open-story.ts';
import { distributed, embedded, type Wiring } from './wirings.ts';

describe('embedded', () => describeErasure(embedded));
describeWithKafka('distributed', () => describeErasure(distributed));

function describeErasure(wiring: Wiring): void {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(wiring);
  }, 300_000);
  afterAll(() => story?.remove(), 60_000);

  const totals = async () => {
    const path =
      '/api/v1/reports/channels?from=2026-03-01&to=2026-03-31&model=linear&basis=payment';
    const { totals: all } = await story.get<ChannelsReport>(path);
    const { revenue, orders, deals, visits, cost } = all;
    return { revenue, orders, deals, visits, cost };
  };

  async function done(operation: string): Promise<OperationState> {
    return vi.waitFor(
      async () => {
        const state = await story.get<OperationState>(`/api/v1/operations/${operation}`);
        expect(state.state).toBe('done');
        return state;
      },
      { timeout: 120_000, interval: 300 },
    );
  }

  /**
   * Anna's are the visits of 2 and 5 March and order 1001: 10,000.00 without tax, of which 2,500.00 came
   * back. Of the others Boris' deal brings 60,000.00 and Clara's order 3,000.00.
   */
  it('takes a buyer out of the reports, and they do not come back with what is sent again', {
    timeout: 300_000,
  }, async () => {
    const before = await totals();
    expect(before).toMatchObject({ revenue: '70500.00', orders: 2, deals: 1 });
    const { operation } = await story.post<{ operation: string }>('/api/v1/erasures', {
      identifier: 'email:anna@mail.example',
    });
    const { proof } = await done(operation);
    expect(proof).toMatchObject({
      result: 'clean',
      log: { bodies_in_the_clear: 0 },
      scan: wiring.name === 'embedded' ? { found: [] } : null,
    });
    // Two visits, two versions of the order in deliveries of their own.
    expect(proof!.log.bodies_destroyed).toBe(4);
    const after = { ...before, revenue: '63000.00', orders: 1, visits: Number(before.visits) - 2 };
    expect(await totals()).toEqual(after);
    await story.send();
    expect(await totals()).toEqual(after);
    const replay = await story.post<{ operation: string }>('/api/v1/replay', {});
    await done(replay.operation);
    expect(await totals()).toEqual(after);
    await expect(
      story.post('/api/v1/erasures', { identifier: 'email:nobody.here@mail.example' }),
    ).rejects.toThrow(/404.*person_unknown/);
  });
}
