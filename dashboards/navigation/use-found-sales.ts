import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { JourneysReport } from '@throughline/api/contract/reports/journeys';
import { journeysReport } from '@throughline/api/contract/reports/journeys';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';
import { JOURNEYS_PATH } from '../client/journey-queries.ts';
import { requestJson } from '../client/request.ts';
import { usePeriod } from '../client/use-period.ts';
import type { Command } from '../controls/command.ts';
import type { Period } from '../format/days.ts';
import { wordText } from '../i18n/channel-name.ts';
import { useView } from '../view/view.ts';
import { pageAddress } from './session-choices.ts';

/** A shorter text is in too many numbers. */
const SHORTEST = 3;
const MOST = 6;

function salesQueryOptions(days: Period, search: string) {
  const asked = { from: days.from, to: days.to, of: 'sale', search, limit: MOST };
  return queryOptions({
    queryKey: ['sales', asked],
    queryFn: ({ signal }) =>
      requestJson<JourneysReport>(JOURNEYS_PATH, asked, journeysReport, signal),
  });
}

/** Deals and orders of all days whose number or title holds what was typed, each of which opens its journey. */
export function useFoundSales(text: string): readonly Command[] {
  const { t } = useTranslation();
  const { format } = useView();
  const [wanted] = useDebouncedValue(text.trim(), 200);
  const { days, known } = usePeriod(ALL);
  const isAsked = known && wanted.length >= SHORTEST && text.trim() !== '';
  const { data } = useQuery({ ...salesQueryOptions(days, wanted), enabled: isAsked });
  if (!isAsked || !data) return [];
  return data.rows.map(({ conversion, kind, label, at }) => ({
    id: `sale-${conversion}`,
    group: t('palette.group_sale'),
    label: `${wordText(t, 'kind', kind)} ${label} · ${format.moment(at, data.meta.timezone)}`,
    current: false,
    run: () => navigate(journeyAddress(conversion)),
  }));
}

const ALL = { preset: 'all_data' } as const;

/** The journey stands in the drawer of the first page, which everybody may read. */
function journeyAddress(conversion: string): string {
  const address = new URL(pageAddress('/channels', window.location.search), window.location.href);
  address.searchParams.delete('cell');
  const query = address.searchParams.toString();
  return `/channels?${query === '' ? '' : `${query}&`}cell=journey:journeys/${conversion}`;
}
