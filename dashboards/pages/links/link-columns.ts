import type { SavedLink } from '@throughline/api/contract/links';
import type { ExploreReport } from '@throughline/api/contract/reports/explore';
import type { TableRow } from '@throughline/api/contract/table';
import { WORDS } from '@throughline/api/contract/words';
import type { TFunction } from 'i18next';
import type { Formatter } from '../../format/formatter.ts';
import type { MetricValue } from '../../format/metric-value.ts';
import type { CellView, DataColumn } from '../../table/data-column.ts';

/** A link with the margin of its source and campaign; undefined: nothing is told of them. */
export interface ShownLink extends SavedLink {
  readonly margin: MetricValue | undefined;
}

/** Links with what their campaigns have brought: links of one source and campaign share a figure. */
export function withMargins(
  links: readonly SavedLink[],
  report: ExploreReport | undefined,
): ShownLink[] {
  const margins = new Map(
    report?.rows.map((row) => [`${row.source}\n${row.campaign}`, row.margin]),
  );
  return links.map((link) => ({
    ...link,
    margin: margins.get(`${link.tags.source}\n${link.tags.campaign}`),
  }));
}

export function linkRows(links: readonly ShownLink[]): readonly TableRow[] {
  return links.map((link) => ({ cells: { ...link, tags: link.url }, key: link.code }));
}

interface LinkColumns {
  readonly t: TFunction;
  readonly format: Formatter;
  readonly language: 'en' | 'ru' | 'tr';
  readonly timezone: string;
}

export function linkColumns({ t, format, language, timezone }: LinkColumns): DataColumn[] {
  const column = (
    id: keyof ShownLink,
    isNumber: boolean,
    shown: (link: ShownLink) => string,
    more: (link: ShownLink) => Partial<CellView> = () => ({}),
  ): DataColumn => ({
    id,
    isNumber,
    label: t(`links.column.${id}`),
    sortBy: ({ cells }) => {
      const value = (cells as unknown as ShownLink)[id];
      if (value === null || value === undefined) return undefined;
      return isNumber ? Number(value) : String(value);
    },
    view: ({ cells }) => {
      const link = cells as unknown as ShownLink;
      return { shown: shown(link), ...more(link) };
    },
  });
  return [
    column(
      'name',
      false,
      ({ name }) => name,
      ({ url }) => ({ tip: url }),
    ),
    column('short_url', false, ({ short_url: short }) => short?.replace(/^https?:\/\//, '') ?? '–'),
    column('channel', false, ({ channel }) => WORDS.channel[channel]?.[language] ?? channel),
    column('clicks', true, ({ clicks, short_url: short }) =>
      short ? format.value(clicks, 'count') : '·',
    ),
    column('visits', true, ({ visits }) => format.value(visits, 'count')),
    column('margin', true, ({ margin }) =>
      margin === null || margin === undefined ? '—' : format.value(margin, 'money'),
    ),
    column('changed_at', false, (link) => format.moment(link.changed_at, timezone)),
  ];
}
