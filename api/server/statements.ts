import { parameterText } from '@throughline/transform/warehouse/parameter-text';
import { quotedText } from '@throughline/transform/warehouse/session-parameters';
import type { Parameters, Reader } from '@throughline/transform/warehouse/warehouse';

/** IANA's media type of SQL (RFC 6922). Who asks for it is told what is read for an answer instead of the answer. */
export const SQL_TYPE = 'application/sql';

export function wantsStatements(accept = ''): boolean {
  return accept.split(',').some((range) => range.split(';')[0]!.trim().toLowerCase() === SQL_TYPE);
}

/** A reader that keeps what it was asked, and `script()` to run the same in any client of the warehouse. */
export interface Recorded {
  readonly reader: Reader;
  script(): string;
}

export function recorded(reader: Reader): Recorded {
  // What is asked twice is written once.
  const statements = new Set<string>();
  const keep = (sql: string, parameters: Parameters = {}) =>
    statements.add(`${settings(parameters)}${sql};\n`);
  return {
    reader: {
      rows(sql, parameters) {
        keep(sql, parameters);
        return reader.rows(sql, parameters);
      },
      columns(sql, parameters) {
        keep(sql, parameters);
        return reader.columns(sql, parameters);
      },
    },
    script: () => [...statements].join('\n'),
  };
}

/** Values are settings of the connection, so the statement stays word for word what the answer is read with. */
function settings(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `SET param_${name} = ${quotedText(parameterText(value))};\n`)
    .join('');
}
