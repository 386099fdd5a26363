import { decodePercent } from './decode-text.ts';

/**
 * Names and values of a query or a form (`a=1&b=2`); a plus is a blank. One level of encoding is taken
 * off, for a value may be an address itself. Unlike URLSearchParams it loses nothing of what is no UTF-8.
 */
export function* queryParameters(query: string, legacy?: string): Generator<[string, string]> {
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? '' : part.slice(equals + 1);
    yield [decodeParameter(name, legacy), decodeParameter(value, legacy)];
  }
}

function decodeParameter(text: string, legacy: string | undefined): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text, legacy);
}
