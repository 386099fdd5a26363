import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importsQueryOptions, operationOptions, startUndo } from '../../client/files.ts';
import { ImportProblem } from './import-problem.tsx';

interface UndoImportProps {
  readonly id: string;
  readonly name: string;
  readonly onDone?: () => void;
}

/** Takes an import out of all figures again; asks first, and says how far it is. */
export function UndoImport({ id, name, onDone }: UndoImportProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isAsked, setIsAsked] = useState(false);
  const started = useMutation({ mutationFn: () => startUndo(id) });
  const operation = useQuery({
    ...operationOptions(started.data?.operation ?? ''),
    enabled: started.data !== undefined,
  });
  const { state, progress = 0 } = operation.data ?? {};
  useEffect(() => {
    if (state !== 'done') return;
    void client.invalidateQueries({ queryKey: importsQueryOptions.queryKey });
    onDone?.();
  }, [state, client, onDone]);
  if (state === 'done')
    return (
      <span className="soft" role="status" data-testid="undo-done">
        {t('imports.undone')}
      </span>
    );
  const error =
    started.error ??
    operation.error ??
    (state === 'failed' ? new Error(operation.data?.error ?? '') : null);
  if (error) return <ImportProblem error={error} title={t('imports.notUndone', { name })} />;
  if (started.isPending || started.data)
    return (
      <span className="soft" role="status">
        {t('imports.undoing')}{' '}
        <progress value={progress} max={1} aria-label={t('imports.undoing')} />
      </span>
    );
  if (!isAsked)
    return (
      <button
        type="button"
        className="text-button"
        data-testid="undo"
        aria-label={t('imports.undoOf', { name })}
        onClick={() => setIsAsked(true)}
      >
        {t('imports.undo')}
      </button>
    );
  return (
    <span className="import-sure">
      {t('imports.undoSure')}{' '}
      <button
        type="button"
        className="text-button bad"
        data-testid="undo-sure"
        onClick={() => started.mutate()}
      >
        {t('imports.undoYes')}
      </button>{' '}
      <button type="button" className="text-button" onClick={() => setIsAsked(false)}>
        {t('imports.undoNo')}
      </button>
    </span>
  );
}
