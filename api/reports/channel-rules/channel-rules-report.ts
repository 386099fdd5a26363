import { oursOfGa4 } from '@throughline/transform/channels/classify';
import { GA4_RULES } from '@throughline/transform/channels/ga4-grouping';
import { OVERLAY_RULES } from '@throughline/transform/channels/overlay';
import { placeOfRule } from '@throughline/transform/channels/why-channel';
import {
  type ChannelRulesRow,
  type channelRules,
  RULE_METRICS,
} from '../../contract/reports/channel-rules.ts';
import type { Answering } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import { answerQuestion, unanswered } from '../query/answer-question.ts';
import { type EvaluatedRow, measuresOfRow, type Telling } from '../query/evaluate.ts';
import { metricsOf } from '../query/metrics-of.ts';
import { neededCubes } from '../query/needed-cubes.ts';
import type { Question } from '../query/question.ts';
import type { ReportConfig } from '../report-config.ts';
import { reportMeta } from '../report-meta.ts';
import { NO_CHANNEL_SETTINGS } from './channel-settings.ts';
import { ruleText } from './rule-text.ts';

type Rule = Pick<ChannelRulesRow, 'rule' | 'channel' | 'layer' | 'number' | 'pattern'>;

const NOTHING = { visits: 0, leads: 0, orders: 0, deals: 0, revenue: '0.00', why: {} } as const;

/** Every rule in the order in which they are tried, with what it decided in the period. */
export const channelRulesReport: Answering<typeof channelRules> = async (
  published,
  asked,
  config,
) => {
  const { reader, state } = published;
  const { model, basis } = asked;
  const question: Question = {
    ...{ period: checkPeriod(asked), compare: null, levels: [], by: ['rule'], where: [] },
    dated: { model, basis, customWeights: config.customWeights },
    cubes: neededCubes(RULE_METRICS, { levels: [], where: [] }),
  };
  const { current, telling } = state
    ? await answerQuestion(reader, state, question)
    : unanswered(question);
  const rules = rulesInOrder(config);
  const known = new Set(rules.map(({ rule }) => rule));
  const found = [...current.rows.values()];
  const decidedBy = new Map(
    found.flatMap((row) => (row.kind === 'row' ? [[row.names.rule ?? '', row] as const] : [])),
  );
  const others = found.filter(
    ({ kind, names }) => kind === 'unattributed' || !known.has(names.rule ?? ''),
  );
  return {
    meta: { report: 'channel-rules', ...reportMeta(published, asked, config), model, basis },
    rows: [
      ...rules.map((rule): ChannelRulesRow => {
        const row = decidedBy.get(rule.rule);
        const key = new URLSearchParams({ rule: rule.rule }).toString();
        return { key, ...rule, ...(row ? figuresOf(row, telling) : NOTHING) };
      }),
      ...others.map(
        (row): ChannelRulesRow => ({
          key: row.key,
          ...{ layer: null, number: null, rule: row.names.rule ?? '', pattern: '', channel: null },
          ...figuresOf(row, telling),
        }),
      ),
    ],
  };
};

function figuresOf(row: EvaluatedRow, telling: Telling) {
  const { measures, withheld } = measuresOfRow(row, telling.ofRows);
  const { values, why } = metricsOf(RULE_METRICS, measures, withheld, false);
  return { ...values, why: { ...why } } as Omit<ChannelRulesRow, 'key' | keyof Rule>;
}

function rulesInOrder({
  channelSettings: channels = NO_CHANNEL_SETTINGS,
}: ReportConfig): readonly Rule[] {
  const built = (layer: string, rules: readonly { id: string; channel: string }[]): Rule[] =>
    rules.map(({ id, channel }) => {
      const rule = `${layer}:${id}`;
      return { ...placeOfRule(rule), rule, channel, pattern: '' };
    });
  return [
    ...channels.rules.map(({ channel }, index): Rule => {
      const rule = `custom:${index + 1}`;
      return { ...placeOfRule(rule), rule, channel, pattern: ruleText(rule, channels.rules) };
    }),
    ...built('overlay', OVERLAY_RULES),
    ...built(
      'ga4',
      GA4_RULES.map(({ id, channel }) => ({ id, channel: oursOfGa4(channel) })),
    ),
  ];
}
