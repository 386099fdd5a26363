import type { SwotLine, SwotReport } from '@throughline/api/contract/reports/swot';
import { SIDES } from '@throughline/api/contract/reports/swot-terms';
import { SWOT_WORDS } from '@throughline/api/contract/swot-words';
import { wordsOf } from '@throughline/api/contract/words';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PAGES } from '../../page-list.ts';
import { useView } from '../../view/view.ts';
import { swotText } from './swot-text.ts';
import '../../styles/overview.css';
import '../../styles/swot.css';

/** Four lists, each line a sentence with its figure and the way to the report that says it. */
export function SwotFigure({ answer }: { answer: SwotReport }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const { currency } = answer.meta;
  return (
    <div className="swot-square">
      {SIDES.map((side) => {
        const rows = answer.rows.filter((row) => row.side === side);
        return (
          <section key={side} className="figure-block" data-side={side}>
            <h2>{t(`swot.side.${side}`)}</h2>
            {rows.length === 0 ? <p className="soft">{t('swot.none')}</p> : null}
            <ol className="decision-list">
              {rows.map((row) => (
                <li key={row.key} data-rule={row.rule}>
                  <b>{wordsOf('swot_rule', row.rule)?.[language]}</b>
                  <span>{swotText(row, { t, format, currency })}</span>
                  <Link href={placeOf(row, answer)} className="decision-link">
                    {SWOT_WORDS.report[row.report][language]}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

/** The page of the report, of the same days, and of this channel or campaign alone. */
function placeOf({ report, rule, name, place }: SwotLine, { meta }: SwotReport): string {
  const path = PAGES.find((page) => 'report' in page && page.report === report)?.path ?? '/';
  const { from, to, model, basis } = meta;
  const query = new URLSearchParams({ from, to, model, basis });
  const [channel, source, campaign] = place;
  if (rule === 'campaign_grows' && campaign) {
    query.append('where', `channel:is:${channel}`);
    query.append('where', `source:is:${source}`);
    query.append('where', `campaign:is:${campaign}`);
  } else if (report === 'channels' && name !== '') query.append('where', `channel:is:${name}`);
  return `${path}?${query}`;
}
