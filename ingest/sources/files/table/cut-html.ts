import { type Line, textCell } from './table.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
  ...{ laquo: '«', raquo: '»', ndash: '–', mdash: '—', euro: '€', pound: '£' },
};

/** Whether a text is a page with a table: several systems call one `.xls`. */
export function isHtmlTable(text: string): boolean {
  return /^\s*</.test(text) && /<table[\s>]/i.test(text);
}

/** Rows of all tables of a page; a row of the file is its number, for such files have few lines. */
export function cutHtml(text: string): Line[] {
  const rows = text.match(/<tr[\s>][\s\S]*?<\/tr\s*>/gi) ?? [];
  return rows.map((raw, index) => ({
    ...{ line: index + 1, lines: 1, raw },
    cells: [...raw.matchAll(/<t[dh](?:\s[^>]*)?>([\s\S]*?)<\/t[dh]\s*>/gi)].map(([, inside]) =>
      textCell(plain(inside!)),
    ),
  }));
}

function plain(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
