import { describe, expect, it } from 'vitest';
import { MODEL_NAMES } from '../model-names.ts';
import { pathTable } from '../paths/path-table.ts';
import { prepareModel } from '../prepare-model.ts';
import { MODEL_CARDS } from './cards.ts';
import { MEASURED } from './measured.ts';
import { CARD_LANGUAGES, type ModelCard, type Texts } from './model-card.ts';

const card = (model: string): ModelCard => MODEL_CARDS.find((one) => one.model === model)!;
const textsOf = ({ label, assumptions, fails, minimum, bias }: ModelCard): readonly Texts[] => [
  ...[label, assumptions, fails, minimum],
  ...(bias ? [bias] : []),
];

describe('model cards', () => {
  it('are one for each model, and say what the model says of itself', () => {
    expect(MODEL_CARDS.map(({ model }) => model)).toEqual(MODEL_NAMES);
    const options = { direct: new Set(['d']), paid: new Set(['p']), weights: [1, 2, 3] } as const;
    for (const { model, kind, conserves } of MODEL_CARDS) {
      const prepared = prepareModel(model, pathTable([]), options);
      expect({ kind, conserves }, model).toEqual({
        kind: prepared.kind,
        conserves: prepared.conserves,
      });
    }
  });

  it('have every text in every language, and no text is left in English', () => {
    for (const one of MODEL_CARDS) {
      expect(one.formula).toMatch(/^\S[^\n]*\S$/);
      for (const texts of textsOf(one)) {
        expect(Object.keys(texts)).toEqual(CARD_LANGUAGES);
        for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
        expect(new Set(Object.values(texts)).size, texts.en).toBe(3);
        expect(texts.ru, texts.en).toMatch(/[а-я]/);
        expect(texts.tr).not.toMatch(/[а-яА-Я]|\b(the|and|of)\b/);
        expect(texts.en).not.toMatch(/[а-яА-ЯğışİĞŞ]/);
      }
    }
    for (const language of CARD_LANGUAGES)
      expect(new Set(MODEL_CARDS.map(({ label }) => label[language])).size).toBe(
        MODEL_NAMES.length,
      );
  });

  it('give the least number of conversions to data-driven models alone', () => {
    for (const { kind, minimum_conversions } of MODEL_CARDS)
      expect(minimum_conversions).toBe(kind === 'data_driven' ? 100 : null);
  });

  it('say how far off a model was where that was measured, and nothing elsewhere', () => {
    for (const { model, kind, bias } of MODEL_CARDS) {
      const measured = MEASURED[model];
      if (kind === 'data_driven') expect(measured, model).toBeDefined();
      if (!measured) {
        expect(bias).toBeNull();
        continue;
      }
      const points = measured.sample.points.toFixed(1);
      expect(bias!.en).toContain(`${points} points`);
      expect(bias!.ru).toContain(`${points.replace('.', ',')} п. п.`);
      for (const text of Object.values(bias!)) expect(text).toMatch(/ τ[^0-9]+\(1/);
      expect(bias!.tr).toContain(`${points.replace('.', ',')} puan`);
    }
    expect(card('shapley').bias!.en).toContain('negative credit');
  });

  it('promise nothing that the models are not', () => {
    for (const { fails } of MODEL_CARDS) {
      expect(fails.en).toMatch(/causal/);
      expect(fails.ru).toMatch(/причинн/i);
      expect(fails.tr).toMatch(/nedensel/i);
    }
    for (const model of ['linear_unique', 'shapley_ordered'])
      expect(card(model).assumptions.en).toMatch(/Shapley values? of the conversions game/);
    for (const model of ['markov', 'shapley']) expect(card(model).fails.en).toContain('GA4');
    expect(card('participation').fails.en).toContain('does not conserve');
    expect(card('leave_one_out').assumptions.en).toContain('fractribution');
  });
});
