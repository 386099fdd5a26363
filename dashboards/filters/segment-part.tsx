import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Opener } from '../controls/opener.tsx';

const SegmentPanel = lazy(async () => {
  const { SegmentPanel: panel } = await import('./segment-panel.tsx');
  return { default: panel };
});

/** The segment of a page in its sentence; it opens those that there are. */
export function SegmentPart({ name }: { name: string }) {
  const { t } = useTranslation();
  const shown = t('filter.ofSegment', { name });
  return (
    <Opener
      kind="dialog"
      label={`${t('filter.segment')}: ${name}`}
      shown={shown}
      testId="filter-segment"
      className="sentence-part condition"
    >
      {(opened) => <SegmentPanel {...opened} />}
    </Opener>
  );
}
