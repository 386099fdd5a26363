/** What coded values of the report on tests are called. */
export const EXPERIMENT_WORDS = {
  group_role: {
    control: { en: 'control', ru: 'контроль', tr: 'kontrol' },
    treated: { en: 'treated', ru: 'с воздействием', tr: 'uygulanan' },
    unknown: { en: 'unknown', ru: 'неизвестна', tr: 'bilinmiyor' },
  },
  conclusion: {
    more: { en: 'more buyers', ru: 'больше покупателей', tr: 'daha çok alıcı' },
    fewer: { en: 'fewer buyers', ru: 'меньше покупателей', tr: 'daha az alıcı' },
    within_chance: { en: 'may be chance', ru: 'может быть случайно', tr: 'rastlantı olabilir' },
    below_minimum: { en: 'too few yet', ru: 'пока мало данных', tr: 'henüz az' },
    no_control: { en: 'no control group', ru: 'нет контрольной группы', tr: 'kontrol grubu yok' },
  },
  test_kind: {
    geo: { en: 'regions', ru: 'по регионам', tr: 'bölgeler' },
    switchback: { en: 'switchback', ru: 'по времени', tr: 'zaman (switchback)' },
  },
  ads: {
    with: { en: 'with', ru: 'с рекламой', tr: 'reklamlı' },
    without: { en: 'without', ru: 'без рекламы', tr: 'reklamsız' },
  },
  shows: {
    adds: { en: 'adds sales', ru: 'добавляет продажи', tr: 'satış ekliyor' },
    takes: { en: 'fewer sales with it', ru: 'с ней продаж меньше', tr: 'reklamla satış daha az' },
    within_chance: { en: 'may be chance', ru: 'может быть случайно', tr: 'rastlantı olabilir' },
    below_minimum: { en: 'too few yet', ru: 'пока мало данных', tr: 'henüz az' },
    value_unknown: { en: 'value not known', ru: 'сумма неизвестна', tr: 'tutar bilinmiyor' },
  },
} as const;
