import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { binLabel } from '../../charts/histogram-bins.ts';
import type { JourneyFilters } from '../../client/journey-queries.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';
import { JourneyList } from './journey-list.tsx';
import { JourneyTimelineView } from './journey-timeline.tsx';
import type { Opened } from './opened.ts';
import { usePathText } from './path-chips.tsx';
import { useJourneyChoices } from './use-journey-choices.ts';

/** A side panel with the conversions behind a figure, and the timeline of one of them. */
export function JourneysDrawer({ filters }: { filters: JourneyFilters }) {
  const { t } = useTranslation();
  const [{ opened, journey }, change] = useJourneyChoices();
  const titleOf = useOpenedTitle();
  return (
    <Drawer
      opened={opened !== null || journey !== null}
      onClose={() => change({ opened: null, journey: null })}
      position="right"
      size={640}
      title={journey !== null || !opened ? t('journeys.drawer.title_journey') : titleOf(opened)}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: 'drawer-content journeys-drawer',
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body',
      }}
      data-testid="journeys-drawer"
    >
      {journey !== null ? (
        <>
          {opened ? (
            <button
              type="button"
              className="text-button back-button"
              data-testid="journey-back"
              onClick={() => change({ journey: null })}
            >
              <span aria-hidden="true">‹ </span>
              {t('journeys.drawer.back')}
            </button>
          ) : null}
          <JourneyTimelineView conversion={journey} />
        </>
      ) : opened ? (
        <JourneyList opened={opened} filters={filters} />
      ) : null}
    </Drawer>
  );
}

function useOpenedTitle(): (opened: Opened) => string {
  const { t } = useTranslation();
  const { format } = useView();
  const pathText = usePathText();
  return (opened) => {
    switch (opened.kind) {
      case 'all':
        return t('journeys.drawer.title_all');
      case 'path':
        return t('journeys.drawer.title_path', { path: pathText(opened.path) });
      case 'match':
        return t('journeys.drawer.title_path', { path: opened.pattern });
      case 'set':
        return opened.channels.length === 0
          ? t('journeys.noTouch')
          : t('journeys.drawer.title_set', {
              channels: format.list(opened.channels.map((channel) => channelName(t, channel))),
            });
      case 'channel':
        return t('journeys.drawer.title_channel', { channel: channelName(t, opened.channel) });
      case 'touches':
      case 'days': {
        const { from, to } = opened;
        const end = to !== null && opened.kind === 'touches' ? to + 1 : to;
        const range = binLabel(
          { from, to: end, conversions: 0 },
          { write: (value) => format.value(value, 'count'), hour: t('journeys.lags.hour') },
        );
        if (opened.kind === 'touches' || opened.stage === 'conversion')
          return t(`journeys.drawer.title_${opened.kind}`, { range });
        return t(`journeys.drawer.title_days_${opened.stage}`, { range });
      }
    }
  };
}
