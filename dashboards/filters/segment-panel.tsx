import { useTranslation } from 'react-i18next';
import { DropdownPanel } from '../controls/dropdown-panel.tsx';
import type { Opened } from '../controls/opener.tsx';
import { SegmentList } from './segment-list.tsx';

/** Saved segments, to choose another or none. */
export function SegmentPanel({ opened, onClose }: Opened) {
  const { t } = useTranslation();
  return (
    <DropdownPanel opened={opened} onClose={onClose} label={t('filter.segment')}>
      {opened ? <SegmentList onClose={onClose} /> : null}
    </DropdownPanel>
  );
}
