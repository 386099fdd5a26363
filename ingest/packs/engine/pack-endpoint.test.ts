import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ownPacks } from './load-packs.ts';

const endpointOf = (name: string) =>
  ownPacks().find((source) => source.name === name)!.endpoints[0]!;
const fixture = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url));

it('keeps no secret that travels in a body, and all else to the byte', () => {
  const lead = fixture('google-leads/fixtures/lead.json');
  const clean = endpointOf('google-leads').cleanBody!(lead, { googleKey: 'oak-google-key' });
  expect(Buffer.from(clean).toString()).toBe(lead.toString().replace('oak-google-key', '***'));

  const call = fixture('mango/fixtures/summary.form');
  const settings = { apiKey: 'oak-mango-key', salt: 'oak-mango-salt' };
  const kept = Buffer.from(endpointOf('mango').cleanBody!(call, settings)).toString();
  expect(kept).toBe(call.toString().replace('oak-mango-key', '***'));
  expect(kept).not.toBe(call.toString());

  // A signed body holds no secret: nothing in it is touched, whatever word the secret is.
  const order = fixture('woocommerce/fixtures/order.json');
  expect(endpointOf('woocommerce').cleanBody!(order, { secret: 'checkout' })).toBe(order);
});

it('keeps no secret of an address, and the other parameters as they were written', () => {
  const { cleanQuery } = endpointOf('calltouch');
  expect(cleanQuery!('a=%2fB+c&secret=x&sec%72et=y&b=')).toBe('a=%2fB+c&b=');
});

it('takes nothing for an account without a secret, and says what to set', () => {
  const { verify } = endpointOf('stripe');
  const request = {
    method: 'POST',
    url: '',
    path: '',
    query: '',
    headers: {},
    body: Buffer.from('{}'),
  };
  expect(verify(request, {})).toEqual({
    ok: false,
    reason: expect.stringContaining('set `signing_secret`') as string,
  });
});

it('takes what a vendor hangs on to the address', () => {
  expect(endpointOf('mango').paths).toContain('/collect/mango/:account/events/summary');
});
