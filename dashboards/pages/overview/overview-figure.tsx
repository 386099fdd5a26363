import { changeDriverTexts } from '@throughline/api/contract/reports/changes-drivers';
import {
  type Finding,
  type OverviewReport,
  overview,
} from '@throughline/api/contract/reports/overview';
import type { OverviewAsked } from '@throughline/api/contract/reports/overview-columns';
import type { Column, Opening } from '@throughline/api/contract/table';
import { wordsOf } from '@throughline/api/contract/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Formatter } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { DECIDED_ON, findingText } from './finding-text.ts';
import { SparkLine } from './spark-line.tsx';
import '../../styles/overview.css';

interface OverviewFigureProps {
  answer: OverviewReport;
  asked: OverviewAsked;
  onOpen: (column: { readonly key: string }, opening: Opening) => void;
}

type OpeningProps = Omit<OverviewFigureProps, 'answer'>;

const UNITS = {
  revenue: 'money',
  margin: 'money',
  cost: 'money',
  romi_margin: 'percent',
  mer: 'ratio',
  new_customers: 'count',
} as const;
const COLUMNS = overview.columns as readonly Column<OverviewAsked>[];

/** Six figures with their lines, what needs a decision, and what moved most. */
export function OverviewFigure({ answer, asked, onOpen }: OverviewFigureProps) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { currency } = answer.meta;
  const factorText = (factor: readonly string[]) =>
    changeDriverTexts(factor.join('+'))[language].toLocaleLowerCase(language);
  const writing = { t, format, currency, factorText };
  return (
    <>
      <Strip answer={answer} />
      <div className="overview-pair">
        <section className="figure-block" data-testid="decisions">
          <h2>{t('overview.decisions')}</h2>
          {answer.rows.length === 0 ? <p className="soft">{t('overview.finding.none')}</p> : null}
          <ol className="decision-list">
            {answer.rows.map((row) => (
              <li key={row.key} data-finding={row.finding}>
                <b>{wordsOf('finding', row.finding)?.[language]}</b>
                <span>{findingText(row, writing)}</span>
                <Decide row={row} meta={answer.meta} asked={asked} onOpen={onOpen} />
              </li>
            ))}
          </ol>
        </section>
        <section className="figure-block" data-testid="movers">
          <h2>{t('overview.movers')}</h2>
          <ul className="mover-list">
            {answer.movers.map(({ channel, source, campaign, change, factor }) => {
              const name = [channelName(t, channel), source, campaign].filter(Boolean).join(' · ');
              return (
                <li key={name}>
                  <span>{name}</span>
                  <b className={change.startsWith('-') ? 'bad' : 'good'}>
                    {signedMoney(format, change, currency)}
                  </b>
                  {factor.length > 0 ? (
                    <span className="soft">
                      {t('overview.mostly', { factor: factorText(factor) })}
                    </span>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      </div>
    </>
  );
}

function signedMoney(format: Formatter, value: string, currency: string): string {
  const sign = value.startsWith('-') ? '−' : '+';
  return `${sign}\u2060${format.inSentence(value.replace(/^-/, ''), 'money', currency)}`;
}

function Strip({ answer }: { answer: OverviewReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { currency } = answer.meta;
  return (
    <section aria-label={t('overview.figures')}>
      <ul className="overview-strip" data-testid="strip">
        {answer.figures.map(({ key, value, previous, days, at_least: known }) => {
          const unit = UNITS[key];
          const written = (one: typeof value) =>
            unit === 'money' ? format.inSentence(one, 'money', currency) : format.value(one, unit);
          const name = t(`overview.figure.${key}`);
          return (
            <li key={key}>
              <h2>{name}</h2>
              <b className="overview-value">
                {value !== null
                  ? written(value)
                  : known === null
                    ? '—'
                    : `≥\u2060${written(known)}`}
              </b>
              <span className="soft">
                {previous === null ? '\u00a0' : t('overview.before', { value: written(previous) })}
              </span>
              {key === 'new_customers' && answer.blended_cac !== null ? (
                <span className="soft">
                  {t('overview.cac', {
                    value: format.inSentence(answer.blended_cac, 'money', currency),
                  })}
                </span>
              ) : null}
              {days.length > 0 ? (
                <SparkLine days={days} label={t('overview.line', { name })} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The way to the page that decides it, or to the rows behind it. */
function Decide(props: { row: Finding } & Pick<OverviewReport, 'meta'> & OpeningProps) {
  const { row, meta, asked, onOpen } = props;
  const { t } = useTranslation();
  const path = DECIDED_ON[row.finding];
  // The page of campaigns counts otherwise by itself, and has to show the loss that is spoken of.
  const days = { from: row.from, to: row.to, model: meta.model, basis: meta.basis };
  if (path !== null)
    return (
      <Link
        href={row.finding === 'stop_campaign' ? `${path}?${new URLSearchParams(days)}` : path}
        className="text-button decision-link"
      >
        {t('overview.open')}
      </Link>
    );
  const column = COLUMNS.find(({ key }) => key === 'count');
  const opening = column?.opens?.({ cells: { ...row } }, asked);
  if (!column || typeof opening !== 'object') return <span />;
  return (
    <button
      type="button"
      className="text-button decision-link"
      onClick={() => onOpen(column, opening)}
    >
      {t('overview.open')}
    </button>
  );
}
