import type { TFunction } from 'i18next';

/** Where the words of choices that several pages have stand; those of one report stand under `choice`. */
const GROUPS: Readonly<Record<string, string>> = {
  compare: 'compare',
  model: 'model',
  basis: 'basis',
  of: 'analyst.of',
  value: 'analyst.value',
  order: 'analyst.order',
};
const NOTES: Readonly<Record<string, string>> = {
  model: 'modelNote',
  basis: 'basisNote',
  of: 'analyst.ofNote',
  order: 'analyst.orderNote',
};

/** The key of a choice's words. */
export function choiceKey(key: string, value: string): string {
  return `${GROUPS[key] ?? `choice.${key}`}.${value}`;
}

/** A choice in the sentence. */
export function choiceText(t: TFunction, key: string, value: string): string {
  return t(choiceKey(key, value), { defaultValue: value.replaceAll('_', ' ') });
}

/** What a choice means, where its words do not say it all. */
export function choiceNote(t: TFunction, key: string, value: string): string | undefined {
  const group = NOTES[key];
  return group === undefined
    ? undefined
    : t(`${group}.${value}`, { defaultValue: '' }) || undefined;
}

/** What a part of the sentence chooses, for those who do not see the sentence around it. */
export function partName(t: TFunction, key: string): string {
  return t(`choiceName.${key}`, { defaultValue: key.replaceAll('_', ' ') });
}
