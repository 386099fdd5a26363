import { useMutation } from '@tanstack/react-query';
import type { PreviewResponse } from '@throughline/api/contract/rules';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { previewRules } from '../../client/data-queries.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';

const FIELDS = ['source', 'medium', 'campaign', 'referrer'] as const;

/** Asks what one more rule, before all others, would move. */
export function PreviewRule({ channels }: { channels: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const [field, setField] = useState<(typeof FIELDS)[number]>('source');
  const [pattern, setPattern] = useState('');
  const [channel, setChannel] = useState('Partner');
  const preview = useMutation({ mutationFn: previewRules });
  return (
    <section className="figure-block" data-testid="preview-rule">
      <h2>{t('quality.preview.title')}</h2>
      <form
        className="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          // The server checks the channel as it checks the rest.
          const rule = { when: { [field]: pattern }, channel: channel as 'Partner' };
          preview.mutate({ beside: true, rules: [rule] });
        }}
      >
        <label>
          <span>{t('quality.preview.field')}</span>
          <select
            className="field"
            value={field}
            onChange={(event) => setField(event.target.value as (typeof FIELDS)[number])}
          >
            {FIELDS.map((one) => (
              <option key={one} value={one}>
                {t(`quality.why.input.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('quality.preview.pattern')}</span>
          <input
            className="field"
            required
            value={pattern}
            onChange={(event) => setPattern(event.target.value)}
            placeholder="google"
            data-testid="preview-pattern"
          />
        </label>
        <label>
          <span>{t('quality.preview.channel')}</span>
          <select
            className="field"
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
          >
            {channels.map((one) => (
              <option key={one} value={one}>
                {channelName(t, one)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="solid-button" disabled={preview.isPending}>
          {preview.isPending ? t('quality.preview.running') : t('quality.preview.run')}
        </button>
      </form>
      <p className="soft">{t('quality.preview.note')}</p>
      <div aria-live="polite">
        {preview.error ? <p className="bad">{problemText(preview.error, t, i18n)}</p> : null}
        {preview.data ? <Moved preview={preview.data} /> : null}
      </div>
    </section>
  );
}

function Moved({ preview }: { preview: PreviewResponse }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { moves, months, totals, ways_moved: ways } = preview;
  if (moves.length === 0) return <p>{t('quality.preview.none')}</p>;
  const closed = months.filter((one) => one.closed).map(({ month }) => format.month(month));
  return (
    <div data-testid="moved">
      <p>
        <Trans
          i18nKey="quality.preview.moved"
          count={totals.visits}
          values={{ count: totals.visits, ways }}
          components={{ b: <b /> }}
        />
      </p>
      <ul className="moves">
        {moves.map(({ from, to, visits, revenue }) => (
          <li key={`${from} ${to}`}>
            {channelName(t, from)} → {channelName(t, to)}: {format.value(visits, 'count')}
            {revenue === null || Number(revenue) === 0
              ? ''
              : ` · ${format.value(revenue, 'money')} ${format.currencySign(preview.currency)}`}
          </li>
        ))}
      </ul>
      {closed.length > 0 ? (
        <p className="bad">{t('quality.preview.closed', { months: closed.join(', ') })}</p>
      ) : null}
    </div>
  );
}
