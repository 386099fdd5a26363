import { LEAST_CONVERSIONS } from '../intervals/minimum-data.ts';
import { DATA_DRIVEN_MODELS, MODEL_NAMES, type ModelName } from '../model-names.ts';
import type { BiasSentences, CardTexts } from './card-texts.ts';
import { biasSentences as enBias } from './en/bias.ts';
import { dataDrivenTexts as enDataDriven } from './en/data-driven.ts';
import { ruleTexts as enRules } from './en/rules.ts';
import { FORMULAS } from './formulas.ts';
import { type Closeness, COVERAGE, MEASURED, NEGATIVE_SHAPLEY } from './measured.ts';
import { CARD_LANGUAGES, type CardLanguage, type ModelCard, type Texts } from './model-card.ts';
import { biasSentences as ruBias } from './ru/bias.ts';
import { dataDrivenTexts as ruDataDriven } from './ru/data-driven.ts';
import { ruleTexts as ruRules } from './ru/rules.ts';
import { biasSentences as trBias } from './tr/bias.ts';
import { dataDrivenTexts as trDataDriven } from './tr/data-driven.ts';
import { ruleTexts as trRules } from './tr/rules.ts';

const TEXTS: Readonly<Record<CardLanguage, Readonly<Record<ModelName, CardTexts>>>> = {
  en: { ...enRules, ...enDataDriven },
  ru: { ...ruRules, ...ruDataDriven },
  tr: { ...trRules, ...trDataDriven },
};
const BIAS: Readonly<Record<CardLanguage, BiasSentences>> = { en: enBias, ru: ruBias, tr: trBias };

/** One card a model, in the order of `MODEL_NAMES`. */
export const MODEL_CARDS: readonly ModelCard[] = MODEL_NAMES.map(cardOf);

function cardOf(model: ModelName): ModelCard {
  const text = (of: keyof CardTexts) => inAll((language) => TEXTS[language][model][of]);
  const dataDriven: readonly string[] = DATA_DRIVEN_MODELS;
  const isDataDriven = dataDriven.includes(model);
  return {
    model,
    kind: isDataDriven ? 'data_driven' : 'rule',
    conserves: model !== 'participation',
    label: text('label'),
    formula: FORMULAS[model],
    assumptions: text('assumptions'),
    fails: text('fails'),
    minimum_conversions: isDataDriven ? LEAST_CONVERSIONS : null,
    minimum: text('minimum'),
    bias: MEASURED[model] ? inAll((language) => biasOf(model, language)) : null,
  };
}

function biasOf(model: ModelName, language: CardLanguage): string {
  const { alikeReach, differentReach, sample, sampleBeforeDecision } = MEASURED[model]!;
  const say = BIAS[language];
  const number = (value: number, digits: number) => {
    const text = value.toFixed(digits).replace('-', '−');
    return language === 'en' ? text : text.replace('.', ',');
  };
  const pair = ({ points, tau }: Closeness) => ({ points: number(points, 1), tau: number(tau, 2) });
  const percent = (share: number) => number(100 * share, 0);
  const coverage = Object.entries(COVERAGE).find(([name]) => name === model)?.[1];
  return [
    say.intro,
    alikeReach && differentReach && say.process(pair(alikeReach), pair(differentReach)),
    say.sample(pair(sample), pair(sampleBeforeDecision)),
    model === 'shapley' && say.negative(percent(NEGATIVE_SHAPLEY)),
    coverage && say.intervals(percent(coverage.weak), percent(coverage.strong)),
  ]
    .filter(Boolean)
    .join(' ');
}

function inAll(text: (language: CardLanguage) => string): Texts {
  const [en, ru, tr] = CARD_LANGUAGES.map(text);
  return { en: en!, ru: ru!, tr: tr! };
}
