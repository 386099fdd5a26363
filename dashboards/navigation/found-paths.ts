import type { TFunction } from 'i18next';
import { navigate } from 'wouter/use-browser-location';
import type { Command } from '../controls/command.ts';
import { pageAddress } from './session-choices.ts';

/** Several steps, or a part of a name: nothing else that is looked for is written so. */
const PATTERN = /[*>›…]/;

/** A pattern of journeys typed into the palette leads to the paths that it fits. */
export function foundPaths(text: string, t: TFunction): readonly Command[] {
  const pattern = text.trim();
  if (!PATTERN.test(pattern)) return [];
  return [
    {
      id: 'paths',
      group: t('tab.paths'),
      label: pattern,
      current: false,
      run: () => navigate(patternAddress(pattern)),
    },
  ];
}

function patternAddress(pattern: string): string {
  const address = new URL(pageAddress('/paths', window.location.search), window.location.href);
  address.searchParams.set('match', pattern);
  return `/paths?${address.searchParams.toString()}`;
}
