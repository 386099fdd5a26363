/** A heading or the name of a month without case, accents and spacing: `Bütçe` and `BUTCE`, `Ёмкость` and `емкость`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ı', 'i')
    .replace(/[\s_  ]+/g, ' ')
    .trim();
}
