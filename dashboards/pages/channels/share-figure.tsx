import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import type { Catalogue } from '../../format/catalogue.ts';
import { NOT_APPLICABLE, UNKNOWN } from '../../format/formatter.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { judgedRows } from './answer.ts';
import { shares } from './shares.ts';

/** Which part of the cost a channel takes, beside the part of the earnings that it brings. */
export function ShareFigure({
  report,
  catalogue,
}: {
  report: ChannelsReport;
  catalogue: Catalogue;
}) {
  const { t } = useTranslation();
  const { format } = useView();
  const { measure } = judgedRows(report);
  const all = useMemo(() => shares(report, measure), [report, measure]);
  const most = Math.max(0, ...all.flatMap(({ cost, earned }) => [cost ?? 0, earned ?? 0]));
  if (all.length === 0) return <p className="soft">{t('chart.empty')}</p>;
  const written = (value: number | null | undefined) => {
    if (value === undefined) return NOT_APPLICABLE;
    return value === null ? UNKNOWN : format.axisPercent(value);
  };
  return (
    <table className="shares" data-testid="share-chart">
      <caption className="hidden-visually">{t('chart.shareSummary')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.channelHead')}</th>
          <th scope="col">{catalogue.label('cost')}</th>
          <th scope="col">{catalogue.label(measure)}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ channel, cost, earned }) => {
          const name = channel === '' ? t('table.unattributed') : channelName(t, channel);
          const colour = channel === '' ? '--ink-soft' : channelColourVariable(channel);
          return (
            <tr key={channel}>
              <th scope="row">{name}</th>
              {[cost, earned].map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cost, then earnings
                <td key={at}>
                  <span
                    className="share-bar"
                    aria-hidden="true"
                    style={{
                      width: `${most > 0 ? (100 * (value ?? 0)) / most : 0}%`,
                      background: `var(${colour})`,
                    }}
                  />
                  <span className="share-figure">{written(value)}</span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
