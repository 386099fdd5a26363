import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api-error.ts';
import {
  type AskedFile,
  importFile,
  importsQueryOptions,
  lookOptions,
  mappingsQueryOptions,
} from '../../client/files.ts';
import { FileDrop, MOST_BYTES } from './file-drop.tsx';
import { FileLookView } from './file-look-view.tsx';
import { onHeldFile, takeHeldFile } from './held-file.ts';
import { ImportDone } from './import-done.tsx';
import { ImportProblem } from './import-problem.tsx';

let choices = 0;

function asChosen(file: File): AskedFile {
  choices += 1;
  return { choice: choices, file, options: {}, mapping: '' };
}

/** A file: how it is read, what it leaves open, what is wrong in it; then it is taken in. */
export function FileImport() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<AskedFile | null>(null);
  const tooLarge = chosen !== null && chosen.file.size > MOST_BYTES;
  const look = useQuery(lookOptions(tooLarge ? null : chosen));
  const mappings = useQuery(mappingsQueryOptions);
  const taken = useMutation({
    mutationFn: importFile,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: importsQueryOptions.queryKey }),
        client.invalidateQueries({ queryKey: mappingsQueryOptions.queryKey }),
      ]),
  });
  const choose = (file: File) => {
    taken.reset();
    setChosen(asChosen(file));
  };
  useEffect(() => {
    const take = () => {
      const file = takeHeldFile();
      if (!file) return;
      taken.reset();
      setChosen(asChosen(file));
    };
    take();
    return onHeldFile(take);
  }, [taken.reset]);
  const error = tooLarge
    ? new ApiError(413, 'body_too_large', t('problem.body_too_large'))
    : look.error;
  const imported = taken.data?.import;
  if (chosen && imported)
    return (
      <ImportDone
        id={imported.import_id}
        file={chosen.file.name}
        kept={taken.data?.kept_mapping ?? null}
        onNext={() => {
          taken.reset();
          setChosen(null);
        }}
      />
    );
  return (
    <section className="import-file" aria-label={t('imports.way.file')}>
      <FileDrop onFile={choose} />
      {chosen && !look.data && !error ? (
        <p className="soft" role="status">
          {t('imports.reading', { name: chosen.file.name })}
        </p>
      ) : null}
      {error && chosen ? (
        <ImportProblem error={error} title={t('imports.nothing', { name: chosen.file.name })} />
      ) : null}
      {chosen && look.data && !error ? (
        <FileLookView
          key={chosen.choice}
          name={chosen.file.name}
          look={look.data}
          isStale={look.isFetching}
          options={chosen.options}
          mapping={chosen.mapping}
          mappings={mappings.data?.rows ?? []}
          onOptions={(options) => setChosen({ ...chosen, options })}
          onMapping={(mapping) => setChosen({ ...chosen, mapping })}
          isSending={taken.isPending}
          onImport={() => taken.mutate(chosen)}
          onCancel={() => setChosen(null)}
        />
      ) : null}
      {taken.error && chosen ? (
        <ImportProblem
          error={taken.error}
          title={t('imports.nothing', { name: chosen.file.name })}
        />
      ) : null}
    </section>
  );
}
