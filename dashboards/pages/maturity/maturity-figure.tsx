import type { MaturityReport } from '@throughline/api/contract/reports/maturity';
import { INDICATOR_TEXTS } from '@throughline/api/contract/reports/maturity-indicators';
import { wordsOf } from '@throughline/api/contract/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useView } from '../../view/view.ts';
import '../../styles/maturity.css';

const LEVELS = [1, 2, 3, 4] as const;

/** Levels of the dimensions, the gaps with most money at stake, the gates of the next stage, and what is not known. */
export function MaturityFigure({ answer }: { answer: MaturityReport }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { meta, dimensions, gaps, rows, unmet_gates: unmet, unknown_gates: open } = answer;
  const name = (indicator: string) => wordsOf('indicator', indicator)?.[language] ?? indicator;
  const money = (value: string) => format.inSentence(value, 'money', meta.currency);
  const gates = [...unmet, ...open];
  const unknown = rows.filter(({ level }) => level === null);
  return (
    <div className="maturity-pair" data-testid="maturity">
      <section className="figure-block">
        <h2>{t('maturity.dimensions')}</h2>
        <ul className="maturity-bars">
          {dimensions.map(({ dimension, level }) => {
            const title = wordsOf('dimension', dimension)?.[language] ?? dimension;
            return (
              <li key={dimension}>
                <span aria-hidden="true">{title}</span>
                <span className="hidden-visually">
                  {level === null
                    ? t('maturity.unknown', { name: title })
                    : t('maturity.level', {
                        name: title,
                        level: format.value(level, 'count', Number.isInteger(level) ? 0 : 1),
                      })}
                </span>
                <span className="maturity-steps" aria-hidden="true">
                  {LEVELS.map((step) => (
                    <i key={step} data-reached={level !== null && level >= step} />
                  ))}
                </span>
                <b aria-hidden="true">
                  {level === null
                    ? '—'
                    : format.value(level, 'count', Number.isInteger(level) ? 0 : 1)}
                </b>
              </li>
            );
          })}
        </ul>
        {gates.length > 0 ? (
          <>
            <h2>{t('maturity.gates')}</h2>
            <ul className="maturity-list">
              {gates.map((indicator) => (
                <li key={indicator}>
                  <b>{name(indicator)}</b>
                  <span>
                    {
                      INDICATOR_TEXTS[indicator][open.includes(indicator) ? 'question' : 'step'][
                        language
                      ]
                    }
                  </span>
                  <Link className="text-button" href={INDICATOR_TEXTS[indicator].page}>
                    {t('overview.open')}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <section className="figure-block">
        <h2>{t('maturity.gaps')}</h2>
        {gaps.length === 0 ? <p className="soft">{t('maturity.noGaps')}</p> : null}
        <ul className="maturity-list">
          {gaps.map((indicator) => {
            const row = rows.find((one) => one.indicator === indicator);
            return (
              <li key={indicator}>
                <b>{name(indicator)}</b>
                <span>{INDICATOR_TEXTS[indicator].step[language]}</span>
                <Link className="text-button" href={INDICATOR_TEXTS[indicator].page}>
                  {t('overview.open')}
                </Link>
                {row?.at_stake && row.governs && row.value !== null && row.threshold !== null ? (
                  <span className="soft">
                    {t('maturity.formula', {
                      // Of what is to be less, the value is the greater one.
                      threshold: format.axisPercent(Math.max(row.threshold, row.value)),
                      value: format.axisPercent(Math.min(row.threshold, row.value)),
                      ...{ governs: money(row.governs), stake: money(row.at_stake) },
                    })}
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
        {unknown.length > 0 ? (
          <>
            <h2>{t('maturity.questions')}</h2>
            <ul className="maturity-list">
              {unknown.map(({ indicator }) => (
                <li key={indicator}>
                  <b>{name(indicator)}</b>
                  <span>{INDICATOR_TEXTS[indicator].question[language]}</span>
                  <span />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
    </div>
  );
}
