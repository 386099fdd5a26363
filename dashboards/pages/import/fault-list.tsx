import type { FileFault } from '@throughline/api/contract/files';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

const SHOWN = 20;

/** What is wrong, by line and column, with what to do; what the server adds in English stands behind it. */
export function FaultList({ faults, title }: { faults: readonly FileFault[]; title: string }) {
  const { t, i18n } = useTranslation();
  const { format } = useView();
  if (faults.length === 0) return null;
  const more = faults.length - SHOWN;
  return (
    <div className="import-faults" data-testid="import-faults">
      <h3>{title}</h3>
      <ol>
        {faults.slice(0, SHOWN).map((fault, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have several faults, and the list never changes
          <li key={index} data-code={fault.code}>
            <b>{placeOf(fault)}</b>
            {placeOf(fault) ? ' ' : ''}
            {i18n.exists(`fileFault.${fault.code}`) ? t(`fileFault.${fault.code}`) : fault.message}
            <span className="soft">{detailOf(fault)}</span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="soft">{t('imports.moreFaults', { count: more })}</p> : null}
    </div>
  );

  function placeOf({ line, column }: FileFault): string {
    const row = line > 0 ? t('imports.line', { line: format.value(line, 'count') }) : '';
    return [row, column && `“${column}”`].filter(Boolean).join(', ');
  }

  /** What was expected and what stands there, which only the server knows. */
  function detailOf({ message, got }: FileFault): string {
    const told = /\(((?:[^()]|\([^()]*\))*)\)\s*$/.exec(message)?.[1];
    const text = told ?? (got === undefined ? '' : JSON.stringify(got));
    return text ? ` (${text})` : '';
  }
}
