import type { ChannelRulesReport } from '@throughline/api/contract/reports/channel-rules';
import { useMemo } from 'react';
import { PreviewRule } from './preview-rule.tsx';
import { WhyVisit } from './why-visit.tsx';
import '../../styles/data.css';

/** Above the list of rules: what they say of a visit, and what one more would move. */
export function RulesFigure({ answer: { rows } }: { answer: ChannelRulesReport }) {
  const channels = useMemo(
    () => [...new Set(rows.flatMap(({ channel }) => channel ?? []))],
    [rows],
  );
  return (
    <div className="rule-tools">
      <WhyVisit />
      <PreviewRule channels={channels} />
    </div>
  );
}
