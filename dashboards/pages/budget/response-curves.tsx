import type { PlanOptimised } from '@throughline/api/contract/plan-optimise';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { curveLayout } from './curve-layout.ts';

const SIZE = { width: 300, height: 170 };

/** Signs of the curves, and their words below `budget`. */
const LEGEND = [
  ['now', 'now'],
  ['proposed', 'proposed'],
  ['bounds', 'boundsKey'],
  ['even', 'evenKey'],
  ['beyond', 'beyondKey'],
] as const;

/** A curve a channel: margin by spend, today's point, the bounds, dotted beyond what was ever spent. */
export function ResponseCurves({ report }: { report: PlanOptimised }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { currency } = report.meta;
  const money = (value: number) => format.inSentence(Math.round(value), 'money', currency);
  return (
    <section className="figure-block" aria-labelledby="budget-curves">
      <div className="section-head">
        <h2 id="budget-curves">{t('budget.curves')}</h2>
        <p className="soft">{t('budget.curvesNote')}</p>
      </div>
      <div className="budget-curves">
        {report.lines.map((line) => {
          const at = curveLayout(line, SIZE);
          const curve = report.curves.find(({ channel }) => channel === line.channel);
          const name = channelName(t, line.channel);
          return (
            <figure
              key={`${line.channel} ${line.month ?? ''}`}
              style={{ color: `var(${channelColourVariable(line.channel)})` }}
            >
              <figcaption>
                <span
                  className="dot"
                  style={{ background: `var(${channelColourVariable(line.channel)})` }}
                />
                <b>{name}</b>
                {curve?.status === 'linear' ? (
                  <span className="soft"> · {t('budget.straight')}</span>
                ) : null}
              </figcaption>
              <svg
                viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
                role="img"
                aria-label={t('budget.curveSays', {
                  channel: name,
                  now: money(line.current),
                  proposed: line.proposed === null ? '—' : money(line.proposed),
                })}
              >
                <rect
                  className="budget-bounds"
                  x={at.bounds.x}
                  y={10}
                  width={at.bounds.width}
                  height={SIZE.height - 32}
                />
                <path className="budget-even" d={at.even} />
                <path className="budget-band" d={at.band} />
                <path className="budget-seen" d={at.seen} />
                <path className="budget-beyond" d={at.beyond} />
                {at.proposed ? (
                  <circle className="budget-proposed" cx={at.proposed.x} cy={at.proposed.y} r={5} />
                ) : null}
                <circle className="budget-now" cx={at.now.x} cy={at.now.y} r={4.5} />
                <line className="budget-axis" x1={8} x2={292} y1={148.5} y2={148.5} />
                <text x={292} y={8} textAnchor="end">
                  {format.compact(at.most.margin)}
                </text>
                <text x={8} y={165}>
                  0
                </text>
                <text x={292} y={165} textAnchor="end">
                  {format.compact(at.most.spend)}
                </text>
              </svg>
            </figure>
          );
        })}
      </div>
      <p className="budget-legend soft">
        {LEGEND.map(([key, words]) => (
          <span className="budget-key" key={key}>
            <i className={`budget-key-${key}`} /> {t(`budget.${words}`)}
          </span>
        ))}
      </p>
    </section>
  );
}
