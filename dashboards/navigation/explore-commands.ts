import { DIMENSION_KEYS, DIMENSIONS } from '@throughline/api/contract/dimensions';
import type { Language } from '@throughline/api/contract/metrics';
import type { TFunction } from 'i18next';
import { navigate } from 'wouter/use-browser-location';
import type { Command } from '../controls/command.ts';
import { pageAddress } from './session-choices.ts';

/** The usual metrics by any dimension, from anywhere: "device", "landing page", "region". */
export function exploreCommands(t: TFunction, language: Language): readonly Command[] {
  return DIMENSION_KEYS.map((dimension) => ({
    id: `explore-${dimension}`,
    group: t('tab.explore'),
    label: DIMENSIONS[dimension].label[language],
    current: false,
    run: () => navigate(exploreAddress(dimension)),
  }));
}

function exploreAddress(dimension: string): string {
  const address = new URL(pageAddress('/explore', window.location.search), window.location.href);
  address.searchParams.set('by', dimension);
  return `/explore?${address.searchParams.toString()}`;
}
