import type { FileLook, FileOptions } from '@throughline/api/contract/files';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isWanted, percentOf, type Question, questionsOf, shareOf } from './questions.ts';
import { SaidField } from './said-field.tsx';

interface FileQuestionsProps {
  readonly look: FileLook;
  readonly options: FileOptions;
  readonly onOptions: (options: FileOptions) => void;
}

const CURRENCY = /^[A-Za-z]{3}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CHOICES = {
  dates: ['dmy', 'mdy', 'ymd'],
  decimal: ['comma', 'point'],
  vat: ['included', 'excluded'],
  spread: ['days', 'months'],
  encoding: ['utf-8', 'windows-1251', 'windows-1254', 'cp866', 'koi8-r'],
} as const;

/** What the file leaves open: each answer is read at once, and none is guessed. */
export function FileQuestions({ look, options, onOptions }: FileQuestionsProps) {
  const { t } = useTranslation();
  const id = useId();
  const say = (said: { [Key in keyof FileOptions]?: FileOptions[Key] | undefined }) => {
    const next = Object.entries({ ...options, ...said }).filter(([, value]) => value !== undefined);
    onOptions(Object.fromEntries(next) as FileOptions);
  };
  const select = (key: keyof typeof CHOICES) => (
    <div key={key} className="said-field" data-wanted={isWanted(key, look)}>
      <label htmlFor={`${id}-${key}`}>{t(`imports.ask.${key}`)}</label>
      <select
        id={`${id}-${key}`}
        className="field"
        data-testid={`ask-${key}`}
        value={options[key] ?? ''}
        onChange={(event) => say({ [key]: event.currentTarget.value || undefined })}
      >
        <option value="">{t('imports.notSaid')}</option>
        {CHOICES[key].map((choice) => (
          <option key={choice} value={choice}>
            {key === 'encoding' ? choice : t(`imports.answer.${key}.${choice}`)}
          </option>
        ))}
      </select>
    </div>
  );
  const text = (
    key: 'currency' | 'timezone' | 'utmSource' | 'utmMedium' | 'from' | 'to',
    question: Question,
    more: { placeholder: string; isValid?: (text: string) => boolean },
  ) => (
    <SaidField
      key={key}
      label={t(`imports.ask.${key}`)}
      testId={`ask-${key}`}
      value={options[key] ?? ''}
      isWanted={isWanted(question, look)}
      wrong={t('imports.expected', { example: more.placeholder })}
      {...more}
      {...(more.isValid && { isValid: (said) => said === '' || more.isValid!(said) })}
      onSay={(said) => say({ [key]: key === 'currency' ? said?.toUpperCase() : said })}
    />
  );
  const field = (question: Question) => {
    switch (question) {
      case 'currency':
        return text('currency', question, {
          placeholder: 'EUR',
          isValid: (said) => CURRENCY.test(said),
        });
      case 'timezone':
        return text('timezone', question, { placeholder: 'Europe/Berlin', isValid: isZone });
      case 'traffic':
        return [
          text('utmSource', question, { placeholder: 'google' }),
          text('utmMedium', question, { placeholder: 'cpc' }),
        ];
      case 'days':
        return [
          text('from', question, { placeholder: '2026-03-01', isValid: (said) => DAY.test(said) }),
          text('to', question, { placeholder: '2026-03-31', isValid: (said) => DAY.test(said) }),
        ];
      case 'marginRate':
        return (
          <SaidField
            key={question}
            label={t('imports.ask.marginRate')}
            testId="ask-marginRate"
            value={percentOf(options.marginRate)}
            placeholder="42"
            isValid={(said) => said === '' || shareOf(said) !== null}
            wrong={t('imports.expected', { example: '42' })}
            onSay={(said) =>
              say({ marginRate: said === undefined ? undefined : (shareOf(said) ?? undefined) })
            }
          />
        );
      default:
        return select(question);
    }
  };
  const asked = questionsOf(look, options);
  const kind = options.kind ?? look.preview?.kind ?? '';
  return (
    <div className="file-questions" data-testid="file-questions">
      <div className="said-field" data-wanted={look.refusal?.code === 'file_kind_unknown'}>
        <label htmlFor={`${id}-kind`}>{t('imports.ask.kind')}</label>
        <select
          id={`${id}-kind`}
          className="field"
          data-testid="ask-kind"
          value={kind}
          onChange={(event) => say({ kind: event.currentTarget.value || undefined })}
        >
          <option value="">{t('imports.notSaid')}</option>
          {look.kinds.map((one) => (
            <option key={one} value={one}>
              {t(`fileKind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {asked.map(field)}
      {asked.includes('marginRate') ? <p className="soft">{t('imports.marginNote')}</p> : null}
      {(look.preview?.assumed ?? []).map(({ code, message }) => (
        <p key={code} className="soft" data-testid="assumed">
          {t(`fileAssumed.${code}`, { defaultValue: message })}
        </p>
      ))}
    </div>
  );
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
