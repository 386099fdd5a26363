import type {
  AttributionReport,
  AttributionRow,
} from '@throughline/api/contract/reports/attribution';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { IntervalChart } from '../../charts/interval-chart.tsx';
import type { IntervalMark, IntervalRow } from '../../charts/interval-layout.ts';
import { intervalDomain } from '../../charts/interval-layout.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { numberOf } from '../../format/metric-value.ts';
import { tsv } from '../../format/tsv.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { figureOf, intervalOf, writeEnd, writeFigure, writeInterval } from '../journeys/measure.ts';
import { CopyQuery } from './copy-query.tsx';

/** Of so many channels the lines still tell something; the table holds the rest. */
const DRAWN = 8;

interface IntervalFigureProps {
  report: AttributionReport;
  /** In the order of the matrix. */
  rows: readonly AttributionRow[];
}

/** What the models say of each channel as dots on one line, with the same figures as a table. */
export function IntervalFigure({ report, rows }: IntervalFigureProps) {
  const { t } = useTranslation();
  const { state, format, change } = useView();
  const { measure } = state;
  const { meta } = report;
  const models = useMemo(() => meta.models.filter(({ available }) => available), [meta.models]);
  const all = useMemo(
    () =>
      rows
        .filter((row) => row.kind === 'channel')
        .map((row): IntervalRow & { row: AttributionRow } => ({
          row,
          channel: row.channel,
          name: channelName(t, row.channel),
          marks: models.flatMap(({ model, kind }): IntervalMark[] => {
            const value = figureOf(row.models[model], measure);
            const at = numberOf(value);
            if (at === null) return [];
            const ends = intervalOf(row.models[model], measure)?.map(numberOf) ?? [];
            const [low = null, high = null] = ends;
            return [
              {
                model,
                name: t(`modelName.${model}`),
                dataDriven: kind === 'data_driven',
                at,
                ends: low === null || high === null ? null : [low, high],
                shown: writeEnd(format, value, measure),
              },
            ];
          }),
        }))
        .filter(({ marks }) => marks.length > 0),
    [rows, models, measure, format, t],
  );
  const drawn = useMemo(() => all.slice(0, DRAWN), [all]);
  const domain = useMemo(
    () => ({
      ...intervalDomain(drawn, { capped: measure === 'romi', floor: measure === 'rank' ? 1 : 0 }),
      whole: measure === 'rank',
    }),
    [drawn, measure],
  );
  const title = t('analyst.chart.title', { measure: t(`analyst.chart.measure.${measure}`) });
  if (drawn.length === 0) {
    return (
      <section className="figure-block" data-testid="chart">
        <h2>{title}</h2>
        <p className="soft">{t('analyst.chart.empty')}</p>
      </section>
    );
  }
  const find = (channel: string) => all.find((row) => row.channel === channel);
  const sentenceOf = (channel: string) => {
    const found = find(channel);
    const marks = found?.marks.toSorted((left, right) => left.at - right.at) ?? [];
    const [low, high] = [marks[0], marks.at(-1)];
    return t('analyst.chart.row', {
      channel: found?.name,
      low: low?.shown,
      lowModel: low?.name,
      high: high?.shown,
      highModel: high?.name,
    });
  };
  const lines = (found: IntervalRow & { row: AttributionRow }) =>
    models.map(({ model }) => {
      const cell = found.row.models[model];
      const ends = intervalOf(cell, measure);
      return {
        model,
        name: t(`modelName.${model}`),
        value: writeFigure(format, figureOf(cell, measure), measure),
        interval: ends ? writeInterval(format, ends, measure) : '',
      };
    });
  const raw = () =>
    tsv(
      [
        t('table.channelHead'),
        ...models.flatMap(({ model, kind }) =>
          kind === 'data_driven' ? [model, `${model}_low`, `${model}_high`] : [model],
        ),
      ],
      all.map(({ channel, row }) => [
        channel,
        ...models.flatMap(({ model, kind }) => {
          const cell = row.models[model];
          const ends = intervalOf(cell, measure);
          const value = figureOf(cell, measure);
          return kind === 'data_driven' ? [value, ends?.[0], ends?.[1]] : [value];
        }),
      ]),
    );

  return (
    <section className="figure-block" data-testid="chart" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft interval-key" aria-hidden="true">
          <span>
            <Key kind="rule" /> {t('analyst.chart.rule')}
          </span>
          {models.some(({ kind }) => kind === 'data_driven') ? (
            <span>
              <Key kind="model" />{' '}
              {t('analyst.chart.dataDriven', { level: format.axisPercent(meta.level) })}
            </span>
          ) : null}
        </span>
        <span className="copies push">
          <CopyQuery meta={meta} />
          <CopyButton label={t('chart.copy')} text={raw} testId="copy-data" />
        </span>
      </div>
      <IntervalChart
        rows={drawn}
        domain={domain}
        label={title}
        axis={(value) =>
          measure === 'share' || measure === 'romi'
            ? format.axisPercent(value)
            : format.compact(value)
        }
        reference={measure === 'romi' ? { at: 0, name: t('analyst.chart.breakEven') } : null}
        sentenceOf={sentenceOf}
        tooltipOf={(channel) => {
          const found = find(channel);
          return found ? (
            <dl className="interval-lines">
              {lines(found).map(({ model, name, value, interval }) => (
                <div key={model}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                  <dd className="soft">{interval}</dd>
                </div>
              ))}
            </dl>
          ) : null;
        }}
        onChoose={(channel) => change({ journeys: `channel:${channel}` })}
      />
      {all.length > drawn.length ? (
        <p className="soft interval-more">
          {t('analyst.chart.more', { count: all.length - drawn.length })}
        </p>
      ) : null}
      <div className="hidden-visually">
        <table>
          <caption>
            {t('analyst.chart.summary', {
              models: format.list(models.map(({ model }) => t(`modelName.${model}`))),
              measure: t(`analyst.measure.${measure}`),
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('table.channelHead')}</th>
              {models.map(({ model }) => (
                <th key={model} scope="col">
                  {t(`modelName.${model}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((found) => (
              <tr key={found.row.key}>
                <th scope="row">{found.name}</th>
                {lines(found).map(({ model, value, interval }) => (
                  <td key={model}>{interval ? `${value} (${interval})` : value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The mark that its words explain. */
function Key({ kind }: { kind: 'rule' | 'model' }) {
  return kind === 'rule' ? (
    <svg width="9" height="9" aria-hidden="true">
      <circle className="interval-rule" cx="4.500" cy="4.500" r="3.500" />
    </svg>
  ) : (
    <svg className="interval-model" width="26" height="10" aria-hidden="true">
      <path d="M1 2v6M1 5H25M25 2v6" />
      <path className="interval-diamond" d="M9 5l4 -4l4 4l-4 4z" />
    </svg>
  );
}
