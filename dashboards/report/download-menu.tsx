import type { FileFormat } from '@throughline/api/contract/formats';
import { FORMATS } from '@throughline/api/contract/formats';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestFile } from '../client/request.ts';
import { Opener } from '../controls/opener.tsx';
import { useView } from '../view/view.ts';
import type { ReportParameters } from './asked.ts';
import { saveFile } from './save-file.ts';

/** Those for readers first, then those for machines. */
const ORDER: readonly (FileFormat | 'json')[] = [
  'xlsx',
  'csv',
  'parquet',
  'arrow',
  'ndjson',
  'json',
];
/** Written for a reader, with names and numbers of a language. */
const FOR_READING: readonly string[] = ['xlsx', 'csv'];

const DownloadList = lazy(async () => {
  const { DownloadList: list } = await import('./download-list.tsx');
  return { default: list };
});

interface DownloadMenuProps {
  path: string;
  parameters: ReportParameters;
  /** Beginning of the file's name. */
  name: string;
  /** The rows and columns on screen as text with a separator, null where there are none. */
  seen: ((separator: string) => string) | null;
}

/** A report as a file: what is seen, or all of it in any format. Fetched rather than linked, so that the key goes along. */
export function DownloadMenu({ path, parameters, name, seen }: DownloadMenuProps) {
  const { t } = useTranslation();
  const { language } = useView();
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const fileName = (extension: string) =>
    `${name}_${parameters.from}_${parameters.to}.${extension}`;
  const download = async (format: FileFormat | 'json') => {
    setState('busy');
    try {
      // Every row, not only those that a page shows.
      const { limit, ...asked } = parameters;
      const file = await requestFile(path, {
        ...asked,
        ...(limit && { limit: '10000' }),
        format,
        ...(FOR_READING.includes(format) && { lang: language }),
      });
      saveFile(file, fileName(FORMATS[format].extension));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  const save = (text: string) =>
    // A spreadsheet takes a file without the mark for one of its own, older encoding.
    saveFile(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }), fileName('csv'));
  const items = [
    ...(seen
      ? [
          {
            testId: 'download-seen',
            label: t('data.seen'),
            note: t('data.seenNote'),
            // Where a comma stands in numbers, spreadsheets expect a semicolon between cells.
            run: () => save(seen(language === 'en' ? ',' : ';')),
          },
        ]
      : []),
    ...ORDER.map((format) => ({
      testId: `download-${format}`,
      label: t(`data.format_${format}`),
      note: t(`data.note_${format}`),
      run: () => void download(format),
    })),
  ];
  const shown = t(`data.download_${state}`);
  return (
    <Opener
      kind="menu"
      label={shown}
      shown={<span aria-live="polite">{shown}</span>}
      testId="download"
      className="text-button"
    >
      {(opened) => <DownloadList label={t('data.download_ready')} items={items} {...opened} />}
    </Opener>
  );
}
