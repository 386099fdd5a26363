import { SchemaError } from '@throughline/transform/warehouse/migrate';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config-error.ts';
import { DataFolderHeld } from '../topology/data-folder.ts';
import { explain, problemError } from './errors.ts';

describe('explain', () => {
  it('lists every problem of the configuration with 78', () => {
    const error = new ConfigError([
      { path: 'port', message: '"x" is not valid', expected: 'a whole number' },
      { path: 'zone', message: 'is not a known setting' },
    ]);
    expect(explain(error)).toEqual({
      text: 'The configuration cannot be used:\n  port: "x" is not valid; expected a whole number\n  zone: is not a known setting',
      exitCode: 78,
    });
  });

  it('says of a full disk what to do', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
    });
    const { text, exitCode } = explain(error);
    expect(text).toMatch(/^disk_full: .*make room .* Nothing that was accepted is lost\.$/);
    expect(exitCode).toBe(1);
  });

  it('says which schema is newer, by its code', () => {
    const error = new SchemaError('schema_newer', 'The warehouse is newer: start a newer version.');
    expect(explain(error)).toEqual({
      text: 'schema_newer: The warehouse is newer: start a newer version.',
      exitCode: 78,
    });
  });

  it('says who holds the folder', () => {
    const { text, exitCode } = explain(new DataFolderHeld('/srv/line', 4711));
    expect(exitCode).toBe(1);
    expect(text).toMatch(/\/srv\/line.*4711/);
  });

  it('says what to do about a taken port', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), {
      code: 'EADDRINUSE',
      address: '127.0.0.1',
      port: 4000,
    });
    expect(explain(error).text).toContain('--port');
  });
});

describe('problemError', () => {
  it.each([
    [400, 2],
    [404, 2],
    [422, 2],
    [401, 78],
    [403, 78],
    [429, 1],
    [503, 1],
  ])('maps status %i to exit code %i', (status, exitCode) => {
    expect(problemError(status, '').exitCode).toBe(exitCode);
  });

  it('prints code, sentence and fields', () => {
    const body = JSON.stringify({
      code: 'parameters_invalid',
      title: 'A parameter is wrong.',
      errors: [{ field: 'from', message: 'expected a day' }],
    });
    expect(problemError(400, body).message).toBe(
      'parameters_invalid: A parameter is wrong.\n  from: expected a day',
    );
    const once = JSON.stringify({
      code: 'file_refused',
      detail: 'costs.csv:3: file_decimals_differ: commas and points',
      errors: [{ field: 'file_decimals_differ', message: 'line 3: commas and points' }],
    });
    expect(problemError(422, once).message).toBe(
      'file_refused: costs.csv:3: file_decimals_differ: commas and points',
    );
    expect(problemError(502, '<html>').message).toContain('502');
  });
});
