import { useDebouncedCallback } from '@mantine/hooks';
import type { ReportTable } from '@throughline/api/contract/table';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiKey } from '../client/api-key.ts';
import { keepColumns } from '../client/preferences.ts';
import { CopyButton } from '../controls/copy-button.tsx';
import { curlLine } from '../controls/curl-line.ts';
import type { Catalogue } from '../format/catalogue.ts';
import { separated } from '../format/separated.ts';
import { tsv } from '../format/tsv.ts';
import type { DataColumn } from '../table/data-column.ts';
import { DataTable } from '../table/data-table.tsx';
import { useTableRows } from '../table/table-model.ts';
import { useView } from '../view/view.ts';
import { MOST_ROWS } from './asked.ts';
import { ColumnMenu } from './column-menu.tsx';
import { ColumnPresets } from './column-presets.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { LevelSwitch } from './level-switch.tsx';
import { Notes } from './notes.tsx';
import type { PageSlots } from './page-slots.ts';
import { presetOf, shownColumns } from './shown-columns.ts';
import { useTableChoices } from './table-choices.ts';
import type { ReportLevel } from './use-levels.ts';
import type { Answer, ShownReport } from './use-report.ts';
import { type TreeLevel, useTree } from './use-tree.ts';
import { usualPresets } from './usual-columns.ts';

interface ReportSectionProps {
  /** Path of the page, under which its columns are remembered. */
  page: string;
  name: string;
  title: string;
  report: ShownReport;
  table: ReportTable;
  columns: readonly DataColumn[];
  currency: string;
  notes: readonly string[];
  slots: PageSlots;
  answer: Answer | null;
  catalogue: Catalogue;
  /** Of a tree the levels that are there, and how it stands with each that is wanted. */
  levels: readonly (TreeLevel | null)[];
  states: readonly ReportLevel[];
}

/** The table of a report with what can be done with it, and what has to be known beside it. */
export function ReportSection(props: ReportSectionProps) {
  const { page, name, title, report, table, currency, notes, slots, answer, catalogue } = props;
  const { t } = useTranslation();
  const { format } = useView();
  const [choices, change] = useTableChoices();
  const { search } = choices;
  const sort = choices.sort ?? slots.usualSort ?? null;
  const isTree = isTreeOf(slots, report);
  const tree = useTree({
    ...{ levels: props.levels, states: props.states, names: slots.levels ?? [], search, isTree },
    ...{ open: choices.open, sort, locale: format.locale, retry: report.retry },
    onOpen: (open) => change({ open }),
  });
  const columns = isTree ? tree.columns : props.columns;
  const presets = useMemo(() => slots.presets ?? usualPresets(name), [slots.presets, name]);
  const preset = presetOf(choices.columns, presets);
  const listed = useMemo(
    () => shownColumns(columns, choices.columns, presets),
    [columns, choices.columns, presets],
  );
  const shown = useMemo(
    () => columns.filter(({ id }, at) => at === 0 || listed === null || listed.includes(id)),
    [columns, listed],
  );
  const known = useMemo(
    () => (sort && columns.some(({ id }) => id === sort.id) ? sort : null),
    [sort, columns],
  );
  const plain = useMemo(() => table.rows.filter((row) => !row.sum && !row.isUnattributed), [table]);
  const flat = useTableRows({
    ...{ rows: plain, columns, search, locale: format.locale },
    sort: known,
  });
  const rows = isTree ? tree.rows : flat;
  const remainders = table.rows.filter(({ isUnattributed }) => isUnattributed);
  const sums = table.rows.filter(({ sum }) => sum !== undefined);
  const written = () => [
    shown.map(({ label }) => label),
    ...[...rows, ...remainders, ...sums].map((row) =>
      shown.map((column) => column.view(row).shown),
    ),
  ];
  const isMoney = table.columns.some(({ unit, isAside }) => unit === 'money' && !isAside);
  return (
    <section className="table-block">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft">
          {[
            t('data.rows', { count: rows.length }),
            ...(isMoney ? [t('table.money', { currency: format.currencySign(currency) })] : []),
          ].join(' · ')}
        </span>
        {slots.levels ? (
          <LevelSwitch names={slots.levels} by={String(report.parameters.by)} />
        ) : null}
        <span className="table-tools push">
          {presets ? (
            <ColumnPresets
              presets={Object.keys(presets.all)}
              chosen={preset}
              onChoose={(one) => {
                keepColumns(page, one);
                change({ columns: [one] });
              }}
            />
          ) : null}
          <SearchField value={search} onFind={(text) => change({ search: text })} />
          <ColumnMenu
            columns={columns}
            shown={listed}
            onChoose={(chosen) => {
              keepColumns(page, chosen?.join(',') ?? null);
              change({ columns: chosen });
            }}
          />
          <DownloadMenu
            path={report.path}
            parameters={report.parameters}
            name={name}
            seen={rows.length > 0 ? (separator) => separated(written(), separator) : null}
          />
          <CopyButton
            label={t('chart.copy')}
            testId="copy-table"
            text={() => {
              const [head = [], ...lines] = written();
              return tsv(head, lines);
            }}
          />
          <CopyButton
            label={t('journeys.panel.copyQuery')}
            testId="copy-query"
            text={() =>
              curlLine(
                window.location.origin,
                report.path,
                report.parameters,
                readApiKey() !== null,
              )
            }
          />
        </span>
      </div>
      <DataTable
        label={title}
        testId="table"
        columns={shown}
        rows={rows}
        remainders={remainders}
        sums={sums}
        sort={known}
        onSort={(next) => change({ sort: next })}
        isCompared={table.columns.some(({ isPrevious }) => isPrevious)}
        isUnripe={answer !== null && (slots.isUnripe?.(answer) ?? false)}
        tree={isTree ? tree.placeOf : undefined}
        none={
          <>
            {t('data.noneFound', { search })}{' '}
            <button type="button" className="text-button" onClick={() => change({ search: '' })}>
              {t('journeys.paths.clear')}
            </button>
          </>
        }
      />
      {plain.length >= MOST_ROWS ? (
        <p className="reconciliation" data-testid="most-rows">
          {t('data.mostRows', { count: MOST_ROWS })}
        </p>
      ) : null}
      {answer ? slots.notes?.({ answer, catalogue }) : null}
      <Notes notes={notes} />
    </section>
  );
}

/** Rows open where they are those of the first level. */
function isTreeOf({ levels = [] }: PageSlots, { parameters }: ShownReport): boolean {
  return levels.length > 0 && parameters.by === levels[0];
}

/** Looks for rows; the address follows once typing pauses. */
function SearchField({ value, onFind }: { value: string; onFind: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const find = useDebouncedCallback(onFind, 150);
  useEffect(() => setText(value), [value]);
  return (
    <input
      className="field table-search"
      type="search"
      aria-label={t('data.search')}
      placeholder={t('data.search')}
      maxLength={200}
      data-testid="table-search"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        find(event.currentTarget.value);
      }}
    />
  );
}
