import { describe, expect, it } from 'vitest';
import { curlLine } from './curl-line.ts';

describe('curlLine', () => {
  it('writes the whole address of the request', () => {
    expect(
      curlLine(
        'http://localhost:4000',
        '/api/v1/reports/paths',
        { from: '2026-01-01', limit: 5 },
        false,
      ),
    ).toBe("curl 'http://localhost:4000/api/v1/reports/paths?from=2026-01-01&limit=5'");
  });

  it('names the key by its variable', () => {
    expect(curlLine('https://a.example', '/x', {}, true)).toBe(
      'curl \'https://a.example/x\' -H "Authorization: Bearer $THROUGHLINE_API_KEY"',
    );
  });

  it('lets no quote end the address', () => {
    const line = curlLine('http://a', '/x', { match: "Women's > $(id)" }, false);
    expect(line.match(/'/g)).toHaveLength(2);
  });
});
