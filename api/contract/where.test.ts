import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FACT_DIMENSIONS, whereTerm } from './where.ts';

const query = z.strictObject({ where: whereTerm('Only facts that pass', FACT_DIMENSIONS) });
const parsed = (where?: unknown) => query.parse({ where }).where;
const message = (where: unknown) =>
  query.safeParse({ where }).error?.issues.map(({ path, message }) => [path.join('.'), message]);

describe('where', () => {
  it.each([
    ['channel:is:Email', { dimension: 'channel', operator: 'is', value: 'Email' }],
    ['landing:starts:/a:b', { dimension: 'landing', operator: 'starts', value: '/a:b' }],
    ['campaign:is:a,b; "c" %', { dimension: 'campaign', operator: 'is', value: 'a,b; "c" %' }],
    ['campaign:not:', { dimension: 'campaign', operator: 'not', value: '' }],
    [
      'campaign:contains:два\nлинии',
      { dimension: 'campaign', operator: 'contains', value: 'два\nлинии' },
    ],
    ['keyword:is: sofa ', { dimension: 'keyword', operator: 'is', value: ' sofa ' }],
  ])('reads %s', (text, condition) => {
    expect(parsed(text)).toEqual([condition]);
  });

  it('is none, one or several, in one order and each once', () => {
    expect(parsed()).toEqual([]);
    const [one, other] = ['device:is:mobile', 'channel:not:Direct'];
    expect(parsed([one, other, one])).toEqual(parsed([other, one]));
    expect(parsed([one, other])).toHaveLength(2);
  });

  it.each([
    [
      'channel',
      /where\.0 Expected <dimension>:<is\|not\|contains\|starts>:<value>.* got "channel"/,
    ],
    ['colour:is:red', /where\.0 Expected one of day, week, .*, got "colour"/],
    ['setting:is:7d_click', /where\.0 Expected one of day, .*, got "setting"/],
    ['channel:like:x', /where\.0 Expected one of is, not, contains, starts .*, got "like"/],
    ['channel:contains:', /where\.0 Expected a value after channel:contains:/],
    [
      `channel:is:${'x'.repeat(501)}`,
      /where\.0 Expected a value of at most 500 characters, got 501/,
    ],
    [['channel:is:a', 'channel'], /where\.1 Expected/],
    [
      Array.from({ length: 9 }, (_, at) => `channel:is:${at}`),
      /where Expected at most 8 conditions/,
    ],
  ])('refuses %j', (where, expected) => {
    expect(
      message(where)
        ?.map((parts) => parts.join(' '))
        .join('\n'),
    ).toMatch(expected);
  });

  it('is described as a list of texts', () => {
    const { properties } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
    expect(properties?.where).toMatchObject({
      type: 'array',
      items: { type: 'string' },
      maxItems: 8,
    });
    expect(JSON.stringify(properties?.where)).toContain('coupon');
  });
});
