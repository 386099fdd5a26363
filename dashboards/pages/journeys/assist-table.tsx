import type { OverlapReport } from '@throughline/api/contract/reports/overlap';
import { useTranslation } from 'react-i18next';
import { TableFrame } from '../../table/table-frame.tsx';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { FigureCell } from './figure-cell.tsx';
import { moveInTable } from './move-in-table.ts';
import { ChannelChip } from './path-chips.tsx';

interface AssistTableProps {
  channels: OverlapReport['channels'];
  currency: string;
  conversions: string;
  money: string;
  onOpen: (channel: string) => void;
}

/** Each channel with the conversions it helped and those it closed. */
export function AssistTable({ channels, currency, conversions, money, onOpen }: AssistTableProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const most = Math.max(1, ...channels.map((row) => row.conversions));
  const columns = {
    conversions,
    value: `${money}, ${format.currencySign(currency)}`,
    assisted: t('journeys.column.assisted'),
    last: t('journeys.column.last'),
    alone: t('journeys.column.alone'),
    ratio: t('journeys.column.ratio'),
  };
  return (
    <section className="assist" aria-label={t('journeys.overlap.assistTitle')}>
      <div className="section-head">
        <h3>{t('journeys.overlap.assistTitle')}</h3>
        <span className="soft">{t('journeys.column.ratioNote')}</span>
      </div>
      <TableFrame>
        <table className="channel-table assist-table" onKeyDown={moveInTable}>
          <thead>
            <tr>
              <th scope="col" className="name-cell">
                {t('journeys.column.channel')}
              </th>
              {Object.entries(columns).map(([key, label]) => (
                <th key={key} scope="col" className="number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {channels.map((row) => {
              const name = channelName(t, row.channel);
              const open = () => onOpen(row.channel);
              const count = (key: 'conversions' | 'assisted' | 'last' | 'alone') => ({
                shown: format.value(row[key], 'count'),
                value: row[key],
                column: columns[key],
                name,
                testId: `assist-${key}`,
              });
              return (
                <tr key={row.channel} data-testid="assist-row" data-channel={row.channel}>
                  <th scope="row" className="name-cell">
                    <span className="name-button">
                      <ChannelChip channel={row.channel} />
                    </span>
                  </th>
                  <FigureCell
                    {...count('conversions')}
                    bar={row.conversions / most}
                    onOpen={open}
                    tabbable
                  />
                  <FigureCell
                    shown={format.value(row.value, 'money')}
                    value={row.value}
                    column={columns.value}
                    name={name}
                    testId="assist-value"
                    onOpen={open}
                  />
                  <FigureCell {...count('assisted')} />
                  <FigureCell {...count('last')} />
                  <FigureCell {...count('alone')} />
                  <FigureCell
                    shown={format.value(row.ratio, 'ratio')}
                    value={row.ratio}
                    column={columns.ratio}
                    name={name}
                    testId="assist-ratio"
                    title={row.ratio === null ? t('journeys.column.neverLast') : undefined}
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
