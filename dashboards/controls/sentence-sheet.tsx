import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SentencePart } from './sentence-part.ts';

/** Pixels of the sheet: what stands above its rows, and a row. */
const HEAD = 96;
const ROW = 48;

interface SentenceSheetProps {
  parts: readonly SentencePart[];
  opened: boolean;
  onClose: () => void;
}

/** The parts of a sentence that a phone has no room for, from below. */
export function SentenceSheet({ parts, opened, onClose }: SentenceSheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size={HEAD + parts.length * ROW}
      title={t('filter.label')}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: 'drawer-content sheet-content',
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body sentence-sheet',
      }}
      data-testid="filter-sheet"
    >
      {parts.map(({ key, node }) => (
        <div key={key}>{node}</div>
      ))}
    </Drawer>
  );
}
