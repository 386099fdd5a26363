import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COLUMN_PRESETS } from '../../address/address-state.ts';
import { keepColumns } from '../../client/preferences.ts';
import type { ChannelsAsked } from '../../client/queries.ts';
import { CHANNELS_PATH } from '../../client/queries.ts';
import { requestFile } from '../../client/request.ts';
import { useView } from '../../view/view.ts';
import type { Catalogue } from './catalogue.ts';
import { ChannelTable } from './channel-table.tsx';
import { PRESET_COLUMNS } from './column-presets.ts';
import { Reconciliation } from './reconciliation.tsx';
import { TableNotes } from './table-notes.tsx';
import type { LevelAnswer } from './tree.ts';
import { UnknownAmounts } from './unknown-amounts.tsx';

interface TableSectionProps {
  report: ChannelsReport;
  answers: readonly LevelAnswer[];
  catalogue: Catalogue;
  onRetry: () => void;
}

/** The table with its heading: the currency once, the column presets, the download. */
export function TableSection({ report, answers, catalogue, onRetry }: TableSectionProps) {
  const { t } = useTranslation();
  const { state, change, format } = useView();
  const { currency } = report.meta;
  return (
    <section className="table-block">
      <div className="section-head">
        <h2>{t('table.title')}</h2>
        <span className="soft">
          {t('table.money', { currency: format.currencySign(currency) })}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not sit in the line of the heading */}
        <span className="preset-group push" role="group" aria-label={t('table.columns')}>
          {COLUMN_PRESETS.map((preset) => (
            <button
              key={preset}
              type="button"
              className="preset"
              aria-pressed={state.columns === preset}
              data-testid={`columns-${preset}`}
              onClick={() => {
                keepColumns('/channels', preset);
                change({ columns: preset });
              }}
            >
              {t(`columns.${preset}`)}
            </button>
          ))}
        </span>
        <Download
          query={{
            from: report.meta.from,
            to: report.meta.to,
            model: report.meta.model,
            basis: report.meta.basis,
            compare: state.compare,
            currency,
            by: LEVELS.slice(0, answers.length).join(','),
          }}
        />
      </div>
      <ChannelTable
        report={report}
        answers={answers}
        catalogue={catalogue}
        columns={PRESET_COLUMNS[state.columns]}
        onRetry={onRetry}
      />
      <Reconciliation report={report} />
      <TableNotes report={report} answers={answers} catalogue={catalogue} />
      <UnknownAmounts report={report} catalogue={catalogue} />
    </section>
  );
}

/** Fetched rather than linked, so that the API key goes with the request. */
function Download({ query }: { query: ChannelsAsked }) {
  const { t } = useTranslation();
  const { language } = useView();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const download = async () => {
    setState('busy');
    try {
      const file = await requestFile(CHANNELS_PATH, {
        ...query,
        format: 'csv',
        lang: language,
        // Where a comma stands in numbers, spreadsheets expect a semicolon between cells.
        separator: language === 'en' ? 'comma' : 'semicolon',
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = `channels_${query.from}_${query.to}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  const text = { ready: 'table.download', busy: 'table.downloading', failed: 'error.title' };
  return (
    <button
      type="button"
      className="text-button"
      data-testid="download-csv"
      disabled={state === 'busy'}
      onClick={() => void download()}
    >
      <span aria-live="polite">{t(text[state])}</span>
    </button>
  );
}
