import type { FileLook, MappingRow } from '@throughline/api/contract/files';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SaidField } from './said-field.tsx';

interface MappingFieldProps {
  readonly look: FileLook;
  readonly mapping: string;
  readonly mappings: readonly MappingRow[];
  readonly onMapping: (mapping: string) => void;
}

const NAME = /^[\w.-]{1,64}$/;

/** The name under which this reading is kept for files of the same shape, or the kept one by which it is read. */
export function MappingField({ look, mapping, mappings, onMapping }: MappingFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const fitting = mappings.filter(({ kind }) => kind === look.preview?.kind);
  const isKept = mappings.some(({ name }) => name === mapping);
  return (
    <div className="import-mapping">
      <SaidField
        label={t('imports.mapping')}
        testId="import-mapping"
        value={mapping}
        list={`${id}-mappings`}
        isValid={(text) => text === '' || NAME.test(text)}
        wrong={t('imports.mappingName')}
        onSay={(text) => onMapping(text ?? '')}
      />
      <datalist id={`${id}-mappings`}>
        {fitting.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <span className="soft">{isKept ? t('imports.mappingUsed') : t('imports.mappingNote')}</span>
    </div>
  );
}
