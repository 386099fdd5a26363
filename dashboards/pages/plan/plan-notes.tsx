import type { PlanNote } from '@throughline/api/contract/plans';
import { useTranslation } from 'react-i18next';

/** Shown at first; the others are counted. */
const FIRST = 5;

/** What a plan rests on, or what of it history has never shown, as the server says it in the reader's language. */
export function PlanNotes({ notes, title }: { notes: readonly PlanNote[]; title: string }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  const item = ({ code, message }: PlanNote) => <li key={`${code} ${message}`}>{message}</li>;
  return (
    <section className="plan-notes" aria-label={title} data-testid="plan-warnings">
      <p>
        <b>{title}</b>
      </p>
      <ul>{notes.slice(0, FIRST).map(item)}</ul>
      {notes.length > FIRST ? (
        <details>
          <summary>{t('plan.notes.more', { count: notes.length - FIRST })}</summary>
          <ul>{notes.slice(FIRST).map(item)}</ul>
        </details>
      ) : null}
    </section>
  );
}
