import type { Texts } from './table.ts';

const CRITERION = {
  yes: { en: 'yes', ru: 'да', tr: 'evet' },
  stretch: { en: 'a stretch', ru: 'с натяжкой', tr: 'zorlayıcı' },
  no: { en: 'no', ru: 'нет', tr: 'hayır' },
  unknown: { en: 'not known', ru: 'неизвестно', tr: 'bilinmiyor' },
} as const satisfies Readonly<Record<string, Texts>>;

/** What coded values of the report on goals are called. */
export const GOAL_WORDS = {
  is_specific: CRITERION,
  is_measurable: CRITERION,
  is_achievable: CRITERION,
  is_relevant: CRITERION,
  is_time_bound: CRITERION,
  faults: {
    not_specific: {
      en: 'says not what is to change',
      ru: 'не сказано, что изменится',
      tr: 'neyin değişeceği yazılmamış',
    },
    not_measurable: {
      en: 'no metric or no target',
      ru: 'нет показателя или плана',
      tr: 'metrik ya da hedef değer yok',
    },
    history_too_short: {
      en: 'under three whole months before it',
      ru: 'меньше трёх полных месяцев до неё',
      tr: 'öncesinde üç tam ay yok',
    },
    target_above_history: {
      en: 'far above the best month',
      ru: 'намного выше лучшего месяца',
      tr: 'en iyi ayın çok üstünde',
    },
    pace_above_history: {
      en: 'what is left is far above the best month',
      ru: 'остаток намного выше лучшего месяца',
      tr: 'kalan, en iyi ayın çok üstünde',
    },
    no_parent: {
      en: 'serves no other goal',
      ru: 'не служит ни одной цели',
      tr: 'başka bir hedefe hizmet etmiyor',
    },
    children_below_target: {
      en: 'goals that serve it fall short',
      ru: 'подчинённых целей не хватает',
      tr: 'alt hedefler yetmiyor',
    },
    children_of_other_metric: {
      en: 'a goal that serves it has another metric',
      ru: 'у подчинённой цели другой показатель',
      tr: 'bir alt hedefin metriği farklı',
    },
    not_time_bound: {
      en: 'no first or last day',
      ru: 'нет первого или последнего дня',
      tr: 'ilk ya da son günü yok',
    },
    deadline_past: { en: 'its last day is past', ru: 'срок прошёл', tr: 'son günü geçti' },
    period_reversed: {
      en: 'ends before it begins',
      ru: 'кончается раньше, чем начинается',
      tr: 'başlamadan bitiyor',
    },
    shares_not_whole: {
      en: 'shares of channels do not add up',
      ru: 'доли каналов не дают целого',
      tr: 'kanal payları tamı vermiyor',
    },
    metric_unknown: {
      en: 'no such metric in the catalogue',
      ru: 'такого показателя нет в каталоге',
      tr: 'katalogda böyle bir metrik yok',
    },
    parent_unknown: {
      en: 'serves a goal that there is not',
      ru: 'служит цели, которой нет',
      tr: 'olmayan bir hedefe hizmet ediyor',
    },
    goals_in_a_circle: {
      en: 'serves itself over others',
      ru: 'служит сама себе через другие',
      tr: 'başkaları üzerinden kendine hizmet ediyor',
    },
    value_unknown: {
      en: 'a part of what was reached is not known',
      ru: 'часть достигнутого неизвестна',
      tr: 'ulaşılanın bir kısmı bilinmiyor',
    },
  },
} as const;
