import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SmartGoalRow } from '@throughline/api/contract/reports/smart-goals';
import { GOAL_METRICS } from '@throughline/api/contract/smart-goals';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSmartGoal } from '../../client/smart-goals.ts';
import { wordText } from '../../i18n/channel-name.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { bodyOf, faultsAt, type GoalDraft, type GoalField, refusedFields } from './goal-draft.ts';

interface GoalFormProps {
  /** As it stands, or an empty one; its name is fixed once it was stored. */
  readonly start: GoalDraft;
  readonly isNew: boolean;
  /** Names of the goals that it may serve. */
  readonly others: readonly string[];
  /** What the stored goal lacks. */
  readonly faults: SmartGoalRow['faults'];
  readonly onSaved: (name: string) => void;
  readonly onClose: () => void;
}

/** A goal by its parts; what it lacks stands at the part that mends it. */
export function GoalForm({ start, isNew, others, faults, onSaved, onClose }: GoalFormProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const refused = tried ? refusedFields(draft) : new Set<GoalField>();
  const save = useMutation({
    mutationFn: () => saveSmartGoal(draft.name.trim(), bodyOf(draft)),
    onSuccess: async ({ name }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['smart-goals'] }),
        client.invalidateQueries({ queryKey: ['report'] }),
      ]);
      onSaved(name);
    },
  });
  const field = (key: GoalField, input: (props: InputProps) => ReactNode) => (
    <Field
      name={key}
      problems={[
        ...(refused.has(key) ? [t(`smartGoals.refused.${key}`)] : []),
        ...faultsAt(key, isNew ? [] : faults).map((fault) => wordText(t, 'faults', fault)),
      ]}
      input={(props) =>
        input({
          ...props,
          value: draft[key],
          onChange: ({ currentTarget: { value } }) => {
            save.reset();
            setDraft({ ...draft, [key]: value });
          },
        })
      }
    />
  );
  const metrics = [...new Set([...GOAL_METRICS, draft.metric].filter(Boolean))];
  return (
    <form
      className="goal-form"
      data-testid="goal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (refusedFields(draft).size === 0) save.mutate();
      }}
    >
      {field('name', (props) => (
        <input {...props} readOnly={!isNew} maxLength={64} placeholder={t('smartGoals.example')} />
      ))}
      {field('specific', (props) => (
        <input {...props} maxLength={2_000} />
      ))}
      {field('metric', (props) => (
        <select {...props}>
          <option value="">{t('smartGoals.none')}</option>
          {metrics.map((metric) => (
            <option key={metric} value={metric}>
              {wordText(t, 'metric', metric)}
            </option>
          ))}
        </select>
      ))}
      {field('target', (props) => (
        <input {...props} inputMode="decimal" />
      ))}
      {field('from', (props) => (
        <input {...props} type="date" />
      ))}
      {field('by', (props) => (
        <input {...props} type="date" />
      ))}
      {field('parent', (props) => (
        <select {...props}>
          <option value="">{t('smartGoals.none')}</option>
          {[...new Set([...others, draft.parent].filter(Boolean))].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ))}
      <p className="goal-actions">
        <button
          type="submit"
          className="solid-button"
          disabled={save.isPending}
          data-testid="goal-save"
        >
          {t('smartGoals.save')}
        </button>
        <button type="button" className="text-button" data-testid="goal-close" onClick={onClose}>
          {t('app.close')}
        </button>
        <span role="status">
          {save.isSuccess
            ? t(save.data.visible ? 'smartGoals.saved' : 'smartGoals.savedSoon')
            : null}
        </span>
      </p>
      {save.error ? (
        <p role="alert" className="bad">
          {problemText(save.error, t, i18n)}
        </p>
      ) : null}
    </form>
  );
}

interface InputProps {
  readonly id: string;
  readonly className: string;
  readonly autoComplete: 'off';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'data-testid': string;
  readonly value: string;
  readonly onChange: (event: {
    readonly currentTarget: HTMLInputElement | HTMLSelectElement;
  }) => void;
}

interface FieldProps {
  readonly name: GoalField;
  readonly problems: readonly string[];
  readonly input: (props: Omit<InputProps, 'value' | 'onChange'>) => ReactNode;
}

function Field({ name, problems, input }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={`goal-field goal-${name}`}>
      <label htmlFor={id}>{t(`smartGoals.field.${name}`)}</label>
      {input({
        ...{ id, className: 'field', autoComplete: 'off', 'data-testid': `goal-${name}` },
        'aria-invalid': problems.length > 0,
        'aria-describedby': problems.length > 0 ? `${id}-problems` : undefined,
      })}
      {problems.length > 0 ? (
        <p className="bad" id={`${id}-problems`} data-testid={`goal-${name}-problem`}>
          {problems.join(', ')}
        </p>
      ) : null}
    </div>
  );
}
