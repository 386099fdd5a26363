/** A query or a brand term in the spelling in which `searches.sql` compares them. */
export function plainQuery(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/(^|\s)-\S+/g, ' ')
    .replaceAll(/["'«»[\]()+!|\s]+/g, ' ')
    .trim();
}
