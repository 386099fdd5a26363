/** Lines of a file that can be imported as they are, for `throughline import --example metrica`. */
export const EXAMPLE =
  'ym:s:visitID\tym:s:dateTime\tym:s:clientID\tym:s:startURL\tym:s:referer\n8100000000000000001\t2026-03-02 12:00:05\t1740990001234567890\thttps://shop.example/?utm_source=yandex&utm_medium=cpc\thttps://yandex.ru/\n';
