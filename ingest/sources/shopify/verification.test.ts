import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CollectRequest } from '../../contract/source.ts';
import { shopifySettings } from './settings.ts';
import { source } from './source.ts';

describe('verification', () => {
  const endpoint = source.endpoints[0]!;
  const body = readFileSync(new URL('./fixtures/orders_paid_tax_included.json', import.meta.url));
  // openssl dgst -sha256 -hmac fixture-secret -binary orders_paid_tax_included.json | base64
  const signature = 'JH1R5sCMCtkXmXOzrTYcE3wq/YsP2c6VR5v57ZzMwGM=';
  const request = (headers: Record<string, string>, bytes: Uint8Array = body): CollectRequest => ({
    method: 'POST',
    url: 'https://collect.example/collect/shopify',
    path: '/collect/shopify',
    query: '',
    headers,
    body: bytes,
  });
  const settings = shopifySettings.parse({ secret: 'fixture-secret' });

  it('accepts Shopify’s signature and no other', () => {
    const signed = { 'x-shopify-hmac-sha256': signature };
    expect(endpoint.verify(request(signed), settings)).toEqual({ ok: true });
    const touched = Buffer.concat([body, Buffer.from(' ')]);
    expect(endpoint.verify(request(signed, touched), settings).ok).toBe(false);
    expect(endpoint.verify(request({}), settings).ok).toBe(false);
    expect(endpoint.verify(request(signed), shopifySettings.parse({})).ok).toBe(false);
  });

  it('picks the account by the shop’s domain', () => {
    const account = (name: string, shop?: string) => ({
      source: 'shopify',
      account: name,
      settings: shopifySettings.parse(shop ? { shop } : {}),
    });
    const accounts = [account('a', 'https://Alder.myshopify.com/'), account('b', 'birch')];
    const from = (shop: string) => request({ 'x-shopify-shop-domain': shop });
    expect(endpoint.choose?.(from('birch.myshopify.com'), accounts)?.account).toBe('b');
    expect(endpoint.choose?.(from('alder.myshopify.com'), accounts)?.account).toBe('a');
    expect(endpoint.choose?.(from('cedar.myshopify.com'), accounts)).toBeUndefined();
    expect(endpoint.choose?.(from('cedar.myshopify.com'), [account('c')])?.account).toBe('c');
  });
});
