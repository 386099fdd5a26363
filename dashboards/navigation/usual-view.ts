import { navigate } from 'wouter/use-browser-location';
import { forgetView } from '../client/preferences.ts';
import { forgetChoices } from './session-choices.ts';

/** Shows a page as somebody sees it who has chosen nothing; language and theme stay. */
export function showUsualView(path: string): void {
  forgetView();
  forgetChoices(path);
  const query = new URLSearchParams(window.location.search);
  const kept = ['lang', 'theme'].flatMap((key) => {
    const value = query.get(key);
    return value === null ? [] : [`${key}=${value}`];
  });
  navigate(kept.length > 0 ? `${path}?${kept.join('&')}` : path);
}
