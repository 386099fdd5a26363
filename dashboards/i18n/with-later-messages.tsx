import { type ComponentType, type ReactNode, useEffect, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.ts';
import { addLaterMessages } from './i18n.ts';

/** A group that only the later texts have. */
const OF_LATER = 'imports';

/** A component whose texts come with it, in the language that is chosen at the time. */
export function withLaterMessages<Props extends object>(
  Component: ComponentType<Props>,
  until: ReactNode,
): ComponentType<Props> {
  return function WithLaterMessages(props: Props) {
    const { i18n } = useTranslation();
    const { language } = useView();
    const [, look] = useReducer((count: number) => count + 1, 0);
    const isThere = i18n.getResource(language, 'translation', OF_LATER) !== undefined;
    useEffect(() => {
      if (!isThere) void addLaterMessages(i18n, language).then(look);
    }, [isThere, i18n, language]);
    return isThere && i18n.language === language ? <Component {...props} /> : until;
  };
}
