import { PreviewRule } from './preview-rule.tsx';
import { WhyVisit } from './why-visit.tsx';
import '../../styles/data.css';

/** Above the list of rules: what they say of a visit, and what one more would move. */
export function RulesFigure() {
  return (
    <div className="rule-tools">
      <WhyVisit />
      <PreviewRule />
    </div>
  );
}
