import { useQuery } from '@tanstack/react-query';
import type { OpeningQuery } from '@throughline/api/contract/table';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { requestJson } from '../client/request.ts';
import { useView } from '../view/view.ts';
import { drillOf } from './drill.ts';
import { spanOf } from './span-of.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

interface DrillSpanProps {
  path: string;
  query: OpeningQuery;
  /** The first rows, the newest first, and how many there are. */
  rows: Rows;
  count: number;
  timezone: string;
}

/** From when to when the rows behind a figure are: since when it costs, since when it brings. */
export function DrillSpan({ path, query, rows, count, timezone }: DrillSpanProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const hasMore = count > rows.length;
  const last = useQuery({
    queryKey: ['last-row', path, query, count],
    queryFn: ({ signal }) =>
      requestJson(
        `/api/v1/reports/${path}`,
        { ...query, limit: 1, offset: count - 1 },
        drillOf(path)?.answer as z.ZodType<{ readonly rows: Rows }>,
        signal,
      ),
    enabled: hasMore,
  });
  const span = spanOf([...rows, ...(last.data?.rows ?? [])], timezone);
  if (!span || (hasMore && !last.data)) return null;
  return (
    <span
      className="soft drawer-span"
      data-testid="drawer-span"
      data-from={span.from}
      data-to={span.to}
    >
      {t('behind.span', { days: format.period(span) })}
    </span>
  );
}
