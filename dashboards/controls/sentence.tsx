import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface SentencePart {
  readonly key: string;
  /** Between the part before and this one. */
  readonly joint: ', ' | ' · ';
  readonly node: ReactNode;
}

interface SentenceProps {
  parts: readonly SentencePart[];
  /** What there is nothing to choose of, such as the only currency. */
  plain?: ReactNode;
}

/** Parts that a phone shows; the rest opens from below. */
const ON_PHONE = 2;

/** The filters as one sentence; on a phone the first parts of it, and a way to the others. */
export function Sentence({ parts, plain }: SentenceProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  const shown = narrow && parts.length > ON_PHONE + 1 ? parts.slice(0, ON_PHONE) : parts;
  const rest = parts.slice(shown.length);
  return (
    <section className="sentence" aria-label={t('filter.label')}>
      {shown.map(({ key, joint, node }, at) => (
        <Fragment key={key}>
          {at > 0 ? joint : ''}
          {node}
        </Fragment>
      ))}
      {rest.length > 0 ? (
        <>
          {' · '}
          <button
            type="button"
            className="sentence-part"
            aria-label={t('filter.more', { count: rest.length })}
            data-testid="filter-more"
            onClick={() => setOpened(true)}
          >
            +{rest.length}
          </button>
        </>
      ) : null}
      {plain ? (
        <>
          {' · '}
          {plain}
        </>
      ) : null}
      <Drawer
        opened={opened && rest.length > 0}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={t('filter.label')}
        transitionProps={{ duration: 120 }}
        overlayProps={{ backgroundOpacity: 0.18 }}
        closeButtonProps={{ 'aria-label': t('app.close') }}
        classNames={{
          content: 'drawer-content',
          header: 'drawer-header',
          title: 'drawer-title',
          body: 'drawer-body sentence-sheet',
        }}
        data-testid="filter-sheet"
      >
        {rest.map(({ key, node }) => (
          <div key={key}>{node}</div>
        ))}
      </Drawer>
    </section>
  );
}
