const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** Of the same form as the escapes below, so that it would be read as one. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** What XML holds not at all, or not unchanged. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;

/** A text between tags or in an attribute. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => MARKUP[sign]!);
}

/** A text of a cell: characters that XML does not hold are written `_x000B_`, as ECMA-376 has it (ST_Xstring). */
export function cellText(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(
      NOT_IN_XML,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return xmlText(escaped);
}
