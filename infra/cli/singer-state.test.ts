import { expect, it } from 'vitest';
import { SingerState } from './singer-state.ts';

const lines = [
  '{"type":"SCHEMA","stream":"a","schema":{},"key_properties":[]}',
  '{"type":"STATE","value":{"a":1}}',
  '{"type":"RECORD","stream":"a","record":{"text":"\\"type\\":\\"STATE\\" é"}}',
  '{"type": "state","value":{"a":"é"}}',
];

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

it.each([1, 7, 10_000])(
  'remembers the last state, in pieces of %i bytes, and passes all on',
  async (size) => {
    const text = lines.join('\n');
    const state = new SingerState();
    const passed: Uint8Array[] = [];
    for await (const bytes of state.watch(inPieces(text, size))) passed.push(bytes);
    expect(Buffer.concat(passed).toString()).toBe(text);
    expect(state.last).toBe('{"a":"é"}');
  },
);

it('has none where none was told, or none can be read', async () => {
  const state = new SingerState();
  for await (const _ of state.watch(inPieces('{"type":"STATE","value":\n{"type":"STATE"}', 9)));
  expect(state.last).toBeUndefined();
});
