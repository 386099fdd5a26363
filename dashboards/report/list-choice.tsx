import { useQuery } from '@tanstack/react-query';
import { DIMENSIONS } from '@throughline/api/contract/dimensions';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { metricsQueryOptions } from '../client/queries.ts';
import { partName } from '../controls/choice-text.ts';
import { Opener } from '../controls/opener.tsx';
import { useView } from '../view/view.ts';
import type { ChoicePart } from './choice-parts.ts';
import { choose } from './choose.ts';

const ListMenu = lazy(async () => {
  const { ListMenu: menu } = await import('./list-menu.tsx');
  return { default: menu };
});

/** Named in full up to so many; more are counted. */
const NAMED = 3;

/** A parameter that is several of some names, in the order in which they were chosen. */
export function ListChoice({ part, value }: { part: ChoicePart; value: string }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { key, options, usual } = part;
  const wordOf = useWords();
  const chosen = value.split(',').filter((name) => options.includes(name));
  const names = format.list(chosen.map((name) => inSentence(wordOf(name), language)));
  const shown =
    chosen.length <= NAMED
      ? t(`listed.${key}`, { names, defaultValue: names })
      : t(`counted.${key}`, { count: chosen.length });
  const toggle = (name: string) => {
    const next = chosen.includes(name)
      ? chosen.filter((known) => known !== name)
      : [...chosen, name];
    // Without any there is nothing to ask.
    if (next.length > 0) choose(key, next.join(','), usual);
  };
  return (
    <Opener
      kind="menu"
      label={`${partName(t, key)}: ${shown}`}
      shown={shown}
      testId={`filter-${key}`}
      className="sentence-part"
    >
      {(opened) => (
        <ListMenu
          label={partName(t, key)}
          options={options.map((name) => ({
            name,
            label: wordOf(name),
            checked: chosen.includes(name),
          }))}
          testId={key}
          onChoose={toggle}
          {...opened}
        />
      )}
    </Opener>
  );
}

/** A name without its capital, unless it is an abbreviation. */
function inSentence(name: string, language: string): string {
  const [first = '', second = ''] = name;
  return second === second.toLocaleLowerCase(language)
    ? first.toLocaleLowerCase(language) + name.slice(first.length)
    : name;
}

/** What a dimension or a metric is called. */
function useWords(): (name: string) => string {
  const { language } = useView();
  const { data: metrics } = useQuery(metricsQueryOptions);
  const dimensions: Readonly<Record<string, { readonly label: Readonly<Record<string, string>> }>> =
    DIMENSIONS;
  return (name) =>
    dimensions[name]?.label[language] ??
    metrics?.find(({ key }) => key === name)?.label[language] ??
    name;
}
