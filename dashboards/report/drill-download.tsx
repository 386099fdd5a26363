import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { separated } from '../format/separated.ts';
import { useView } from '../view/view.ts';
import { saveFile } from './save-file.ts';

interface DrillDownloadProps {
  /** Of the file, without its ending. */
  name: string;
  /** Head and rows as they are read, those that are not on screen yet among them. */
  written: () => Promise<readonly (readonly string[])[]>;
}

/** All rows behind a figure as a CSV file for a spreadsheet. */
export function DrillDownload({ name, written }: DrillDownloadProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const download = async () => {
    setState('busy');
    try {
      // Where a comma stands in numbers, spreadsheets expect a semicolon; without the mark they take it for an older encoding.
      const text = separated(await written(), language === 'en' ? ',' : ';');
      saveFile(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <button
      type="button"
      className="text-button"
      data-testid="drawer-download"
      disabled={state === 'busy'}
      onClick={() => void download()}
    >
      <span aria-live="polite">{t(`behind.file_${state}`)}</span>
    </button>
  );
}
