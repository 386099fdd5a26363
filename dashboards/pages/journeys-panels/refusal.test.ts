import { describe, expect, it } from 'vitest';
import { ApiError } from '../../client/api-error.ts';
import { refusalOf } from './refusal.ts';

const refused = (code: string, more: object = {}) =>
  new ApiError(400, code, 'Bad request', {
    type: 'about:blank',
    title: 'Bad request',
    status: 400,
    code,
    ...more,
  });

describe('refusalOf', () => {
  it('gives what was said of the field', () => {
    const error = refused('INVALID', {
      errors: [
        { field: 'from', message: 'no day' },
        { field: 'match', message: 'two > without a step' },
      ],
    });
    expect(refusalOf(error, 'match')).toBe('two > without a step');
  });

  it('reads a code that is about the pattern', () => {
    expect(refusalOf(refused('PATTERN_UNREADABLE', { detail: 'empty step' }), 'match')).toBe(
      'empty step',
    );
  });

  it('leaves other failures to the panel', () => {
    expect(refusalOf(refused('PERIOD_INVALID'), 'match')).toBeNull();
    expect(refusalOf(new ApiError(503, 'MATCH', 'busy'), 'match')).toBeNull();
    expect(refusalOf(null, 'match')).toBeNull();
  });
});
