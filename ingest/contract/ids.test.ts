import { describe, expect, it } from 'vitest';
import { deterministicId, sha256 } from './ids.ts';

describe('deterministicId', () => {
  // Computed by Python's uuid.uuid5 over the same namespace and the length-prefixed parts.
  it.each([
    [['shopify', 'main', 'order', 17], 'b2060adb-aa4c-5f23-a910-f5f5522a2ebc'],
    [['a', 'bc'], '5ec94503-023e-522a-9c28-470619f46245'],
    [['ab', 'c'], '37e627bc-c593-502e-bf09-79529ae2b1dc'],
    [['é'], 'f7593935-5f8b-5f1a-86ca-e235bef5fd28'],
    [['ga4', 'main', 'заказ 🚀', ''], 'd650c0d2-0580-5435-a325-6221d27929af'],
    [['x'.repeat(1_300)], '2c5891bc-bc90-5848-ad6e-93b5906235fd'],
    [['漢'.repeat(1_356)], 'defdee63-5e50-5fb2-a017-01a1084a5c16'],
    [['漢'.repeat(1_400)], '8679d476-229e-583c-bebe-5b1b91ddf569'],
    [['x'.repeat(9_000), 'é'], '63a62016-c348-5feb-9a77-86ed1d68c0e9'],
  ])('%j', (parts, id) => {
    expect(deterministicId(...parts)).toBe(id);
  });

  it('reads a number as its digits, whatever type carries them', () => {
    expect(deterministicId(17)).toBe(deterministicId('17'));
    expect(deterministicId(17n)).toBe(deterministicId('17'));
  });

  it('tells parts from a text that looks like them', () => {
    const ids = [['a', 'b'], ['a|1:b'], ['a', '', 'b'], ['1:a|1:b'], []].map((parts) =>
      deterministicId(...parts),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('sha256', () => {
  it('agrees with openssl on texts and bytes', () => {
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const coffee = 'ec57c5c174f861a5bb428f422f55eb30b6aebc1dfd0d420e000f798eb14060e1';
    expect(sha256('')).toBe(nothing);
    expect(sha256('Kaffee für 3 €')).toBe(coffee);
    expect(sha256(new TextEncoder().encode('Kaffee für 3 €'))).toBe(coffee);
  });
});
