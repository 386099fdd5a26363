import type { Language } from '../../contract/languages.ts';
import type { OPTIMISE_NOTES, PlanOptimised } from '../../contract/plan-optimise.ts';

type Code = (typeof OPTIMISE_NOTES)[number];
type Three = Readonly<Record<Language, string>>;

const SENTENCES: Readonly<Record<Code, Three>> = {
  attributed_not_incremental: {
    en: 'The curves are of attributed margin, which is not what advertising alone brought.',
    ru: 'Кривые построены по атрибутированной марже: это не то, что принесла одна реклама.',
    tr: 'Eğriler atfedilen katkı payı üzerinedir; bu, yalnızca reklamın getirdiği değildir.',
  },
  straight_line: {
    en: 'Too few different spends to see saturation: a straight line is assumed within ±30 %. ({list})',
    ru: 'Слишком мало разных расходов, чтобы увидеть насыщение: в пределах ±30 % предполагается прямая. ({list})',
    tr: 'Doygunluğu görmek için yeterince farklı harcama yok: ±%30 içinde düz çizgi varsayılır. ({list})',
  },
  extrapolated: {
    en: 'The proposal spends more than was ever tried, and the curve is only extended there: {list}.',
    ru: 'Предложение тратит больше, чем пробовали раньше, кривая там лишь продолжена: {list}.',
    tr: 'Öneri daha önce denenenden fazla harcıyor, eğri orada yalnızca uzatıldı: {list}.',
  },
  plan_over: {
    en: 'All months of the plan are over: they are divided as if they were still to come.',
    ru: 'Все месяцы плана закончились: они распределены так, как если бы ещё предстояли.',
    tr: 'Planın bütün ayları bitti: hâlâ önümüzdeymiş gibi dağıtıldılar.',
  },
  not_better: {
    en: 'This is not better than now with any confidence.',
    ru: 'Нельзя уверенно сказать, что это лучше, чем сейчас.',
    tr: 'Bunun şimdikinden daha iyi olduğu güvenle söylenemez.',
  },
  infeasible: {
    en: 'These bounds allow {least} to {most}; change the budget or the bounds.',
    ru: 'Эти границы допускают от {least} до {most}; измените бюджет или границы.',
    tr: 'Bu sınırlar {least} ile {most} arasına izin verir; bütçeyi veya sınırları değiştirin.',
  },
  not_reachable: {
    en: 'No division within these bounds reaches the target; lower it, or widen the bounds.',
    ru: 'Ни одно распределение в этих границах не достигает цели; снизьте её или расширьте границы.',
    tr: 'Bu sınırlar içinde hiçbir dağılım hedefe ulaşmıyor; hedefi düşürün veya sınırları genişletin.',
  },
  no_curves: {
    en: 'No channel of the plan has both a cost and results so far: import costs first.',
    ru: 'Ни у одного канала плана нет и расходов, и результатов: сначала загрузите расходы.',
    tr: 'Planın hiçbir kanalında hem maliyet hem sonuç yok: önce maliyetleri içe aktarın.',
  },
  weeks_few: {
    en: 'Only {weeks} whole weeks of costs are known; from {needed} on this becomes useful.',
    ru: 'Известно только {weeks} полных недель расходов; полезным это станет с {needed}.',
    tr: 'Yalnızca {weeks} tam haftanın maliyeti biliniyor; {needed} haftadan itibaren yararlı olur.',
  },
};

/** Below so many weeks of cost a page shows when the answer becomes useful instead. */
export const USEFUL_WEEKS = 8;

/** Sentences that a reader has to know beside the figures. */
export function optimiseNotes(
  { status, curves, allocation, confidence, least, most }: Omit<PlanOptimised, 'notes'>,
  isOver: boolean,
  language: Language,
): PlanOptimised['notes'] {
  const straight = curves.filter((one) => one.status === 'linear').map(({ channel }) => channel);
  const beyond = allocation.filter(({ extrapolated }) => extrapolated);
  const weeks = Math.max(0, ...curves.map((one) => one.weeks));
  const note = (code: Code, about: Readonly<Record<string, string | number>> = {}) => ({
    code,
    message: SENTENCES[code][language].replaceAll(/\{(\w+)\}/g, (_, key) => String(about[key])),
  });
  return [
    ...(status === 'optimal' ? [] : [note(status, { least: cents(least), most: cents(most) })]),
    ...(confidence === 'not_better' ? [note('not_better')] : []),
    ...(status !== 'no_curves' && weeks < USEFUL_WEEKS
      ? [note('weeks_few', { weeks, needed: USEFUL_WEEKS })]
      : []),
    ...(straight.length > 0 ? [note('straight_line', { list: straight.join(', ') })] : []),
    ...(beyond.length > 0
      ? [note('extrapolated', { list: [...new Set(beyond.map((one) => one.channel))].join(', ') })]
      : []),
    ...(isOver ? [note('plan_over')] : []),
    ...(curves.length > 0 ? [note('attributed_not_incremental')] : []),
  ];
}

/** Money without what is below a cent. */
const cents = (value: string | null): string => value?.replace(/(\.\d\d)\d*$/, '$1') ?? '';
