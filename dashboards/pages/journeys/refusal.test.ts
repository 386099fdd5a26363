import { describe, expect, it } from 'vitest';
import { ApiError } from '../../client/api-error.ts';
import { isRefused } from './refusal.ts';

const refused = (code: string, more: object = {}) =>
  new ApiError(400, code, 'Bad request', {
    type: 'about:blank',
    title: 'Bad request',
    status: 400,
    code,
    ...more,
  });

describe('isRefused', () => {
  it('finds the field among those named', () => {
    const errors = [
      { field: 'from', message: 'no day' },
      { field: 'match', message: 'two > without a step' },
    ];
    expect(isRefused(refused('parameters_invalid', { errors }), 'match')).toBe(true);
    expect(isRefused(refused('parameters_invalid', { errors }), 'limit')).toBe(false);
  });

  it('leaves other failures to the panel', () => {
    expect(isRefused(refused('parameters_invalid'), 'match')).toBe(false);
    expect(isRefused(new ApiError(503, 'MATCH', 'busy'), 'match')).toBe(false);
    expect(isRefused(null, 'match')).toBe(false);
  });
});
