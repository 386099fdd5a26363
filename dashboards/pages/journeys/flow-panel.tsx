import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { PathsReport } from '@throughline/api/contract/reports/paths';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowNode } from '../../charts/sankey-flow.ts';
import { FLOW_CHANNELS, FLOW_STEPS, flowOf } from '../../charts/sankey-flow.ts';
import type { FlowChoice } from '../../charts/sankey-option.ts';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import {
  FLOW_PATHS,
  flowQueryOptions,
  PATHS_PATH,
  pathsParameters,
} from '../../client/journey-queries.ts';
import { tsv } from '../../format/tsv.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { FLOW_ENDS, FLOW_JOURNEYS } from './journey-choices.ts';
import { Panel } from './panel.tsx';
import { PanelEmpty } from './panel-empty.tsx';
import { panelState } from './panel-state.ts';
import { Switch } from './switch.tsx';
import { TwinTable } from './twin-table.tsx';
import { useJourneyChoices } from './use-journey-choices.ts';

const SankeyChart = lazy(() => import('../../charts/sankey-chart.tsx'));

/** A phone has no room for the names of more columns. */
const NARROW_STEPS = 3;
const NO_PATHS: PathsReport['rows'] = [];

/** "Where does one channel hand over to the next?": the most frequent paths as flows. */
export function FlowPanel({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const { format, theme } = useView();
  const [{ flow: from, flowOf: wanted }, change] = useJourneyChoices();
  const query = useQuery(flowQueryOptions(filters));
  const report = query.data;
  const rows = useMemo(() => {
    const all = report?.rows ?? NO_PATHS;
    return wanted === 'all'
      ? all
      : all.filter(({ conversions }) => conversions > 0).map((row) => ({ ...row, nulls: 0 }));
  }, [report, wanted]);
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const flow = useMemo(
    () =>
      flowOf(rows, from, { steps: narrow ? NARROW_STEPS : FLOW_STEPS, channels: FLOW_CHANNELS }),
    [rows, from, narrow],
  );
  const all = report ? report.totals.conversions + (wanted === 'all' ? report.totals.nulls : 0) : 0;

  const untouched = rows
    .filter(({ path }) => path.length === 0)
    .reduce((sum, { conversions, nulls }) => sum + conversions + nulls, 0);

  const chart = useMemo(() => {
    const nameOf = (node: FlowNode) =>
      node.kind === 'channel' ? channelName(t, node.channel) : t(`journeys.flow.${node.kind}`);
    return {
      flow,
      theme,
      nameOf,
      rowsOf: (journeys: number) => [
        { label: t('journeys.column.journeys'), value: format.value(journeys, 'count') },
        {
          label: t('journeys.column.share'),
          value: format.value(flow.journeys === 0 ? null : journeys / flow.journeys, 'percent'),
        },
      ],
      onChoose: (choice: FlowChoice) => {
        if ('channel' in choice) {
          change({ opened: { kind: 'channel', channel: choice.channel }, journey: null });
          return;
        }
        change({ match: choice.match });
        document.querySelector('[data-testid="paths"]')?.scrollIntoView({ block: 'start' });
      },
    };
  }, [flow, theme, t, format, change]);

  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const nameAt = (id: string) => {
    const node = nodes.get(id);
    if (!node) return id;
    const name = chart.nameOf(node);
    if (node.depth === flow.steps) return name;
    const step = from === 'end' ? flow.steps - node.depth : node.depth + 1;
    return t(`journeys.flow.step_${from}`, { name, step });
  };
  const head = [t('journeys.column.from'), t('journeys.column.to'), t('journeys.column.journeys')];
  return (
    <Panel
      title={t('journeys.flow.title')}
      testId="flow"
      query={{
        path: PATHS_PATH,
        parameters: pathsParameters(filters, '', 'conversions', FLOW_PATHS),
      }}
      data={
        flow.links.length > 0
          ? () =>
              tsv(
                head,
                flow.links.map((link) => [nameAt(link.source), nameAt(link.target), link.journeys]),
              )
          : null
      }
      state={panelState(query)}
      controls={
        <p className="panel-controls">
          <Switch
            label={t('journeys.flow.counted')}
            value={from}
            options={FLOW_ENDS.map((value) => ({ value, label: t(`journeys.flow.${value}`) }))}
            testId="flow-from"
            onChoose={(value) => change({ flow: value })}
          />
          <Switch
            label={t('journeys.flow.journeys')}
            value={wanted}
            options={FLOW_JOURNEYS.map((value) => ({
              value,
              label: t(`journeys.flow.journeys_${value}`),
            }))}
            testId="flow-of"
            onChoose={(value) => change({ flowOf: value })}
          />
        </p>
      }
    >
      {!report ? null : flow.links.length === 0 ? (
        <PanelEmpty data={report.meta.data} />
      ) : (
        <>
          <p className="soft panel-note" data-testid="flow-covers" data-journeys={flow.journeys}>
            {t(`journeys.flow.steps_${from}`, { steps: flow.steps })}{' '}
            {t('journeys.flow.covers', {
              count: all,
              share: format.value(all === 0 ? null : flow.journeys / all, 'percent'),
              paths: format.value(rows.filter(({ path }) => path.length > 0).length, 'count'),
            })}{' '}
            {untouched > 0
              ? `${t('journeys.flow.untouched', { journeys: format.value(untouched, 'count') })} `
              : ''}
            {t('journeys.flow.hint')}
          </p>
          <Suspense fallback={<div className="chart-room flow-canvas skeleton" />}>
            <SankeyChart {...chart} />
          </Suspense>
          <TwinTable
            caption={t('journeys.flow.summary')}
            testId="flow-twin"
            names={2}
            head={head}
            rows={flow.links.map(({ source, target, journeys, match }) => ({
              key: `${source} ${target}`,
              cells: [
                { shown: nameAt(source) },
                { shown: nameAt(target) },
                {
                  shown: format.value(journeys, 'count'),
                  open:
                    match === null
                      ? undefined
                      : {
                          label: `${format.value(journeys, 'count')}. ${t('journeys.flow.open', {
                            from: nameAt(source),
                            to: nameAt(target),
                          })}`,
                          run: () => chart.onChoose({ match }),
                        },
                },
              ],
            }))}
          />
        </>
      )}
    </Panel>
  );
}
