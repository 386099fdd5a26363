import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { MOST_SETS, OVERLAP_PATH, overlapQueryOptions } from '../../client/journey-queries.ts';
import { tsv } from '../../format/tsv.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { AssistTable } from './assist-table.tsx';
import { Panel } from './panel.tsx';
import { PanelEmpty } from './panel-empty.tsx';
import { panelState } from './panel-state.ts';
import { TwinTable } from './twin-table.tsx';
import { UpsetFigure } from './upset-figure.tsx';
import { useJourneyChoices } from './use-journey-choices.ts';

/** "Which channels work together?": the sets of channels, and who helps whom to close. */
export function OverlapPanel({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [, change] = useJourneyChoices();
  const query = useQuery(overlapQueryOptions(filters));
  const report = query.data;
  const conversions = t(`journeys.conversions.${filters.of}`);
  const money = t(`journeys.money.${filters.value}`);
  const openSet = (channels: readonly string[]) =>
    change({ opened: { kind: 'set', channels }, journey: null });
  const openChannel = (channel: string) =>
    change({ opened: { kind: 'channel', channel }, journey: null });
  const nameOf = (channels: readonly string[]) =>
    channels.length === 0
      ? t('journeys.noTouch')
      : channels.map((channel) => channelName(t, channel)).join(' + ');
  const head = [t('journeys.column.together'), conversions, money, t('journeys.column.nulls')];
  return (
    <Panel
      title={t('journeys.overlap.title')}
      testId="overlap"
      query={{ path: OVERLAP_PATH, parameters: { ...filters, limit: MOST_SETS } }}
      data={
        report && report.sets.length > 0
          ? () =>
              tsv(
                head,
                report.sets.map((set) => [
                  set.channels.join(' + '),
                  set.conversions,
                  set.value,
                  set.nulls,
                ]),
              )
          : null
      }
      state={panelState(query)}
    >
      {!report ? null : report.totals.conversions === 0 ? (
        <PanelEmpty data={report.meta.data} />
      ) : (
        <>
          <AssistTable
            channels={report.channels}
            currency={report.meta.currency}
            conversions={conversions}
            money={money}
            onOpen={openChannel}
          />
          <div className="section-head">
            <h3>{t('journeys.overlap.combinations')}</h3>
            <span className="soft">
              {t('journeys.overlap.note', {
                count: report.totals.sets,
                shown: format.value(report.sets.length, 'count'),
              })}
            </span>
          </div>
          <UpsetFigure
            sets={report.sets}
            channels={report.channels}
            conversions={conversions}
            nameOf={nameOf}
            onOpenSet={openSet}
            onOpenChannel={openChannel}
          />
          <TwinTable
            caption={t('journeys.overlap.summary')}
            testId="overlap-twin"
            names={1}
            head={head}
            rows={report.sets.map((set) => {
              const shown = format.value(set.conversions, 'count');
              const name = nameOf(set.channels);
              return {
                key: set.channels.join('\n'),
                cells: [
                  { shown: name },
                  {
                    shown,
                    open: {
                      label: t('journeys.figure', { column: conversions, name, value: shown }),
                      run: () => openSet(set.channels),
                    },
                  },
                  { shown: format.value(set.value, 'money') },
                  { shown: format.value(set.nulls, 'count') },
                ],
              };
            })}
          />
        </>
      )}
    </Panel>
  );
}
