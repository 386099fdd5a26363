/** How campaigns on one's own name are called: brand, Branded, brend, Бренд, брендовые, marka. */
const OF_BRAND = /^(brand(s|ed)?|brend|бренд\p{L}*|marka)$/u;
/** Before such a word, the opposite: non-brand, no_brand, не бренд, без бренда. */
const OPPOSITE = /^(non?|not|without|не|без|dışı)$/u;

/** Campaigns that are bid on one's own brand, by the words of their names. */
export function brandCampaigns(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const words = wordsOf(name);
    return words.some(
      (word, at) =>
        OF_BRAND.test(word) &&
        !OPPOSITE.test(words[at - 1] ?? '') &&
        !OPPOSITE.test(words[at + 1] ?? ''),
    );
  });
}

/** In small letters, parted by signs, digits or a capital inside of a word (`SearchBrand`). */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
