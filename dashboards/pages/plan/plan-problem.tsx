import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import { problemSentence } from '../../i18n/problem-text.ts';
import { useView } from '../../view/view.ts';
import { faultsOf } from './faults.ts';

/** Of these the fields say what somebody else changed, not what is wrong. */
const CHANGED = 'plan_version_stale';

/** Why a plan was not stored, in the reader's language, with everything that is wrong or was changed meanwhile. */
export function PlanProblem({ error, title }: { error: Error; title: string }) {
  const { t, i18n } = useTranslation();
  const { language } = useView();
  const known = error instanceof ApiError ? error : null;
  const sentence = problemSentence(error, t, i18n);
  const problem = known?.problem;
  const errors = problem?.errors ?? [];
  return (
    <div className="plan-problem" role="alert" data-testid="plan-problem">
      <p>
        <b>{title}</b> {sentence}
        {known?.code === 'not_permitted' ? ` ${t('plan.steps.role')}` : null}
      </p>
      {problem && known.code === CHANGED && errors.length > 0 ? (
        <>
          <p>{t('plan.save.changed')}</p>
          <ul data-testid="plan-changes">
            {errors.map(({ field, message }) => (
              <li key={field}>
                <b>{field.replace(/^lines\[(.*)\]\.(\w+)$/, '$1, $2')}</b>{' '}
                {wordsOf(message, t('plan.save.became'), t('plan.save.nothing'))}
              </li>
            ))}
          </ul>
        </>
      ) : problem && errors.length > 0 ? (
        <>
          <p>{t('plan.import.faults', { count: errors.length })}</p>
          <ol data-testid="plan-faults">
            {faultsOf(problem, language, t).map(({ place, sentence: told, detail }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have several faults, and the list never changes
              <li key={index}>
                <b>{place}</b> {told}
                {detail && detail !== told ? <span className="soft"> {detail}</span> : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {known ? <p className="soft">{t('error.code', { code: known.code })}.</p> : null}
    </div>
  );
}

/** `"2000" became "2100"`, and `nothing` where there was none, in the reader's language. */
function wordsOf(message: string, became: string, nothing: string): string {
  return message
    .split(' became ')
    .map((side) => (side === 'nothing' ? nothing : side))
    .join(` ${became} `);
}
