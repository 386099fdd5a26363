import type { DataQualityReport } from '@throughline/api/contract/reports/data-quality';
import { useTranslation } from 'react-i18next';
import { sourceName, wordText } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import '../../styles/data.css';

const WIDTH = 140;
const HEIGHT = 28;

/** What each source told on the last days, a bar a day: a gap is seen before it is read. */
export function HealthFigure({ answer: { rows } }: { answer: DataQualityReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const shown = rows.filter(({ trend, state }) => state !== 'ended' && trend.length > 0);
  if (shown.length === 0) return null;
  return (
    <section className="figure-block" data-testid="chart">
      <h2>{t('quality.health.trend')}</h2>
      <ul className="source-trends">
        {shown.map(({ key, source, account, state, trend }) => {
          const known = sourceName(t, source);
          const name = account === 'main' ? known : `${known} · ${account}`;
          const count = trend.reduce((sum, one) => sum + one, 0);
          const last = format.value(trend.at(-1) ?? 0, 'count');
          return (
            <li key={key}>
              <span className="source-name">{name}</span>
              <TrendBars trend={trend} label={t('quality.health.bars', { name, count, last })} />
              <span className={`source-state ${state}`}>{wordText(t, 'state', state)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function TrendBars({ trend, label }: { trend: readonly number[]; label: string }) {
  const most = Math.max(1, ...trend);
  const step = WIDTH / trend.length;
  return (
    <svg
      className="trend-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      {trend.map((count, at) => {
        // A day with anything at all is seen.
        const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={at}
            className={count === 0 ? 'none' : undefined}
            x={at * step}
            y={HEIGHT - height}
            width={step - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
