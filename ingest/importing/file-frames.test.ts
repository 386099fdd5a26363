import { describe, expect, it } from 'vitest';
import { framed, unframed } from './file-frames.ts';

async function* bytes(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function sent(size: number): Promise<{ name: string; text: string }[]> {
  const files = [
    { name: 'a.ndjson', content: bytes('{"a":1}\n', '{"a":2}') },
    { name: 'empty', content: bytes() },
    { name: 'ü.csv', content: bytes('x'.repeat(300)) },
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of framed(files)) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  const cut = async function* () {
    for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
  };
  const out: { name: string; text: string }[] = [];
  for await (const { name, content } of unframed(cut())) {
    let text = '';
    for await (const part of content) text += Buffer.from(part).toString();
    out.push({ name, text });
  }
  return out;
}

describe('several files in one stream', () => {
  it('come out as they went in, however the stream is cut', async () => {
    for (const size of [1, 3, 7, 100, 10_000])
      expect(await sent(size)).toEqual([
        { name: 'a.ndjson', text: '{"a":1}\n{"a":2}' },
        { name: 'empty', text: '' },
        { name: 'ü.csv', text: 'x'.repeat(300) },
      ]);
  });

  it('skips what nobody read of a file, and refuses a stream that ends within a frame', async () => {
    const whole: Uint8Array[] = [];
    const files = [
      { name: 'a', content: bytes('1', '2') },
      { name: 'b', content: bytes('3') },
    ];
    for await (const chunk of framed(files)) whole.push(chunk);
    const names: string[] = [];
    for await (const { name } of unframed(bytes(Buffer.concat(whole).toString('latin1'))))
      names.push(name);
    expect(names).toEqual(['a', 'b']);
    const reading = async () => {
      for await (const { content } of unframed(
        bytes(Buffer.concat(whole).toString('latin1').slice(0, -1)),
      ))
        for await (const _ of content);
    };
    await expect(reading()).rejects.toMatchObject({ code: 'file_cut_short' });
  });
});
