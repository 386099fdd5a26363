import type { Formatter } from './formatter.ts';

/** A day, a month, or an amount with the code of its currency, as contracts put them into a sentence. */
const FIGURES = /\b(?:(\d{4}-\d{2}-\d{2})|(\d{4}-\d{2})|(-?\d+(?:\.\d+)?) ([A-Z]{3}))\b(?![-\d])/g;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A note of a report with its days and amounts as the reader writes them: the contract's text has them as files do. */
export function writtenNote(note: string, format: Formatter): string {
  const written = note.replaceAll(
    FIGURES,
    (text, day?: string, month?: string, amount?: string, currency?: string) => {
      if (day) return format.day(day);
      if (month) return isMonth(month) ? format.month(month) : text;
      return amount && currency && CURRENCIES.has(currency)
        ? format.inSentence(amount, 'money', currency)
        : text;
    },
  );
  // A year in Russian ends with a point, and so does the sentence.
  return written.replaceAll(/(?<!\.)\.\.(?!\.)/g, '.');
}

function isMonth(text: string): boolean {
  const month = Number(text.slice(5));
  return month >= 1 && month <= 12;
}
