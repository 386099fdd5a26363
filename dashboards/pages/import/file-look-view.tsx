import type { FileLook, FileOptions, MappingRow } from '@throughline/api/contract/files';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';
import { ColumnTable } from './column-table.tsx';
import { FaultList } from './fault-list.tsx';
import { FileQuestions } from './file-questions.tsx';
import { MappingField } from './mapping-field.tsx';
import { isUnanswerable } from './questions.ts';

interface FileLookViewProps {
  readonly name: string;
  readonly look: FileLook;
  /** What was said last is on its way. */
  readonly isStale: boolean;
  readonly options: FileOptions;
  readonly mapping: string;
  readonly mappings: readonly MappingRow[];
  readonly onOptions: (options: FileOptions) => void;
  readonly onMapping: (mapping: string) => void;
  readonly isSending: boolean;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** How a file is read: what it is, what it leaves open, its first rows by column, and every fault. */
export function FileLookView(props: FileLookViewProps) {
  const { name, look, isStale, options, onOptions, onImport, onCancel } = props;
  const { preview, refusal, glance } = look;
  const { t } = useTranslation();
  const isAllWrong =
    preview !== null && preview.counts.rows > 0 && preview.counts.rows === preview.counts.rejected;
  const isHalfSaid = (options.utmSource === undefined) !== (options.utmMedium === undefined);
  const taken = preview
    ? preview.counts.rows - preview.counts.rejected - preview.counts.skipped
    : 0;
  return (
    <div className="file-look" aria-busy={isStale} data-testid="file-look">
      <Recognised name={name} look={look} />
      {refusal ? (
        <div className="import-refusal" role="status">
          <FaultList
            title={isUnanswerable(refusal.code) ? t('imports.refused') : t('imports.oneQuestion')}
            faults={[refusal]}
          />
        </div>
      ) : null}
      <FileQuestions look={look} options={options} onOptions={onOptions} />
      {glance ? (
        <ColumnTable
          look={look}
          onMeaning={(heading, meaning) =>
            onOptions({ ...options, columns: { ...options.columns, [heading]: meaning } })
          }
        />
      ) : null}
      {preview && preview.faults.length > 0 ? (
        <FaultList
          title={t('imports.faults', {
            count: preview.counts.rejected + preview.counts.skipped,
          })}
          faults={preview.faults}
        />
      ) : null}
      {preview ? <MappingField {...props} /> : null}
      <p className="import-steps">
        <button
          type="button"
          className="solid-button"
          data-testid="import-take"
          disabled={!preview || isAllWrong || isHalfSaid || isStale || props.isSending}
          onClick={onImport}
        >
          {props.isSending ? t('imports.sending') : t('imports.take', { count: taken })}
        </button>
        <button type="button" className="text-button" onClick={onCancel}>
          {t('imports.cancel')}
        </button>
      </p>
    </div>
  );
}

/** Whose file it is, and how much of it is known. */
function Recognised({ name, look }: { name: string; look: FileLook }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { preview, confidence, glance } = look;
  const count = (value: number) => format.value(value, 'count');
  const of = preview ?? glance;
  const written = [
    of?.format && t(`imports.format.${of.format}`),
    of?.encoding,
    of?.separator && t(`imports.separator.${separatorName(of.separator)}`),
    of?.sheet && t('imports.sheet', { sheet: of.sheet }),
  ];
  return (
    <div className="file-known">
      <h2>{name}</h2>
      <p data-testid="file-known" data-kind={preview?.kind ?? ''}>
        {preview ? (
          <b>
            {preview.title
              ? t('imports.knownExport', {
                  kind: t(`fileKind.${preview.kind}`),
                  vendor: preview.title,
                })
              : t('imports.knownKind', { kind: t(`fileKind.${preview.kind}`) })}
          </b>
        ) : (
          <b>{t('imports.unknownKind')}</b>
        )}{' '}
        {confidence
          ? t('imports.confidence', {
              count: confidence.columns,
              known: count(confidence.known),
            })
          : null}
        {preview
          ? ` ${t('imports.counted', {
              count: preview.counts.rows,
              rejected: count(preview.counts.rejected),
            })}`
          : null}{' '}
        <span className="soft">{written.filter(Boolean).join(' · ')}</span>
      </p>
    </div>
  );
}

function separatorName(separator: string): string {
  const names: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '|': 'pipe' };
  return names[separator] ?? 'tab';
}
