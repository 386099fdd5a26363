import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import '../../styles/drop-place.css';

/** As much as the server takes. */
export const MOST_BYTES = 64 * 1024 * 1024;
const ENDINGS = '.csv,.tsv,.txt,.xlsx,.xls,.parquet,.json,.ndjson,.jsonl,.gz,.zip,text/csv';

/** Where a file is chosen or dropped. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to what the field in it does
    <div
      className="drop-place import-drop"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <label>
        <span>{t('imports.choose')}</span>
        <input
          type="file"
          accept={ENDINGS}
          data-testid="import-file"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            // The same file, once it is mended, is a choice again.
            event.currentTarget.value = '';
          }}
        />
      </label>
      <span className="soft">
        {t('imports.drop', { most: format.value(MOST_BYTES / 1024 / 1024, 'count') })}
      </span>
    </div>
  );
}
