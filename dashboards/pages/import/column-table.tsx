import type { FileLook } from '@throughline/api/contract/files';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** A reader’s choice for a column that is not to be read. */
const LEFT_OUT = 'ignored';

interface ColumnTableProps {
  readonly look: FileLook;
  readonly onMeaning: (heading: string, meaning: string) => void;
}

/** The first rows as they stand in the file; under each heading what the column means, and under a cell how it is read. */
export function ColumnTable({ look, onMeaning }: ColumnTableProps) {
  const { t } = useTranslation();
  const id = useId();
  const { preview, glance } = look;
  if (!glance || glance.headings.length === 0) return null;
  const meaningAt = (index: number) => preview?.columns[index]?.meaning ?? '';
  const readAt = (line: number, index: number) => {
    const meaning = meaningAt(index);
    return meaning ? preview?.rows.find((row) => row.line === line)?.values[meaning] : undefined;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard
    <section className="import-scroll" tabIndex={0} aria-label={t('imports.firstRows')}>
      <table className="column-table" data-testid="column-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-visually">{t('imports.lineHeading')}</span>
            </th>
            {glance.headings.map((heading, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are their places
              <th key={index} scope="col" data-known={meaningAt(index) !== ''}>
                <span className="column-name" id={`${id}-${index}`}>
                  {heading || t('imports.noHeading')}
                </span>
                <select
                  className="field"
                  aria-labelledby={`${id}-${index}`}
                  data-testid="column-meaning"
                  data-heading={heading}
                  value={meaningAt(index) || LEFT_OUT}
                  disabled={heading === ''}
                  onChange={(event) => onMeaning(heading, event.currentTarget.value)}
                >
                  <option value={LEFT_OUT}>{t('imports.leftOut')}</option>
                  {offered(look, meaningAt(index)).map((meaning) => (
                    <option key={meaning} value={meaning}>
                      {t(`fileMeaning.${meaning}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {glance.rows.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className="soft">
                {line}
              </th>
              {glance.headings.map((_, index) => {
                const cell = cells[index] ?? '';
                const read = readAt(line, index);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are their places
                  <td key={index} data-out={meaningAt(index) === ''}>
                    <span>{cell}</span>
                    {read !== undefined && !isSame(cell, read) ? (
                      <span className="soft read-as">{t('imports.readAs', { value: read })}</span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function offered({ meanings }: FileLook, chosen: string): readonly string[] {
  const all = meanings.filter((meaning) => meaning !== LEFT_OUT);
  return chosen === '' || all.includes(chosen) ? all : [chosen, ...all];
}

/** Whether a value is read as it is written, whatever zeros and spaces are in it. */
function isSame(cell: string, read: string): boolean {
  const plain = cell.trim();
  if (plain === read) return true;
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain) === Number(read);
  return plain.replace(/[\sT]/g, '') === read.replace(/[\sT]/g, '');
}
