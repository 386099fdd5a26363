import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isTransient } from '../../client/api-error.ts';
import { readApiKey } from '../../client/api-key.ts';
import type { Parameters } from '../../client/request.ts';
import { CopyButton } from '../../controls/copy-button.tsx';
import { curlLine } from '../../controls/curl-line.ts';
import { ErrorNotice } from '../error-notice.tsx';

/** Where a panel stands with its report. */
export interface PanelState {
  pending: boolean;
  /** The figures still answer the filters of a moment ago. */
  stale: boolean;
  error: Error | null;
  retry: () => void;
}

interface PanelProps {
  /** The question that the panel answers. */
  title: string;
  testId: string;
  note?: ReactNode;
  /** The request that its figures came from. */
  query: { path: string; parameters: Parameters };
  /** Tab-separated, null while there is nothing to copy. */
  data: (() => string) | null;
  state: PanelState;
  /** Stays while the figures are read or could not be: what asks for them. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A section with a question above, its figures below, and both ways to take them along. */
export function Panel(props: PanelProps) {
  const { title, testId, note, query, data, state, controls, children } = props;
  const { t } = useTranslation();
  return (
    <section className="journeys-panel" aria-label={title} data-testid={testId}>
      <div className="section-head">
        <h2>{title}</h2>
        {note ? <span className="soft">{note}</span> : null}
        <span className="panel-copies push">
          <CopyButton
            label={t('journeys.panel.copyQuery')}
            testId={`${testId}-copy-query`}
            text={() =>
              curlLine(window.location.origin, query.path, query.parameters, readApiKey() !== null)
            }
          />
          {data ? (
            <CopyButton
              label={t('journeys.panel.copyData')}
              testId={`${testId}-copy-data`}
              text={data}
            />
          ) : null}
        </span>
      </div>
      {controls}
      {state.error ? <PanelError error={state.error} retry={state.retry} /> : null}
      {state.error && (state.pending || !isTransient(state.error)) ? null : state.pending ? (
        <PanelSkeleton label={t('journeys.panel.loading')} />
      ) : (
        <div
          className={state.stale || state.error ? 'content stale' : 'content'}
          aria-busy={state.stale}
        >
          {children}
        </div>
      )}
    </section>
  );
}

/** In full, unless the whole page is without an answer: then the notice above says it once for all. */
function PanelError({ error, retry }: Pick<PanelState, 'retry'> & { error: Error }) {
  const { t } = useTranslation();
  const title = t('journeys.panel.failed');
  if (!isTransient(error)) return <ErrorNotice error={error} title={title} onRetry={retry} />;
  return (
    <p className="soft" data-testid="panel-error">
      {title}.{' '}
      <button type="button" className="text-button" onClick={retry}>
        {t('error.again')}
      </button>
    </p>
  );
}

/** The shape of a chart with lines of a table below. */
function PanelSkeleton({ label }: { label: string }) {
  return (
    <div role="status" data-testid="panel-skeleton">
      <span className="hidden-visually">{label}</span>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((row) => (
        <span key={row} className="skeleton panel-line" />
      ))}
    </div>
  );
}
