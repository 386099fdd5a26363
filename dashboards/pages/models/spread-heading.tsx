import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The head of the last column; it opens what a spread is. */
export function SpreadHeading() {
  const { t } = useTranslation();
  const label = t('analyst.matrix.spread');
  return (
    <th scope="col" className="number group-start">
      <Popover
        width={320}
        position="bottom-end"
        transitionProps={{ duration: 80 }}
        classNames={{ dropdown: 'dropdown definition' }}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button
            type="button"
            className="head-name"
            aria-label={t('table.define', { metric: label })}
            data-testid="define-spread"
          >
            {label}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={label}>
          <div data-testid="definition">
            <strong>{label}</strong>
            <p>{t('analyst.matrix.spreadWhy')}</p>
          </div>
        </Popover.Dropdown>
      </Popover>
    </th>
  );
}
