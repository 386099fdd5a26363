import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { channelName } from '../../i18n/channel-name.ts';

/** A path longer than this is shown by its ends. */
const MOST = 9;
const EACH_END = 4;

/** A channel with the mark of its colour. */
export function ChannelChip({ channel }: { channel: string }) {
  const { t } = useTranslation();
  return (
    <span className="channel-chip">
      <span
        className="dot"
        style={{ background: `var(${channelColourVariable(channel)})` }}
        aria-hidden="true"
      />
      {channelName(t, channel)}
    </span>
  );
}

/** A journey as the channels it went through, in their order. */
export function PathChips({ path }: { path: readonly string[] }) {
  const { t } = useTranslation();
  if (path.length === 0) {
    return (
      <span className="path-chips">
        <span className="channel-chip soft">
          <span className="dot dot-hatched" aria-hidden="true" />
          {t('journeys.noTouch')}
        </span>
      </span>
    );
  }
  const long = path.length > MOST;
  const hidden = path.length - 2 * EACH_END;
  const shown = long ? [...path.slice(0, EACH_END), ...path.slice(-EACH_END)] : path;
  return (
    <span className="path-chips">
      {shown.map((channel, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel may stand at several places of a path
        <Fragment key={index}>
          {index > 0 ? (
            <span className="path-arrow" aria-hidden="true">
              ›
            </span>
          ) : null}
          {long && index === EACH_END ? (
            <>
              <span className="soft path-hidden">{t('journeys.hidden', { count: hidden })}</span>
              <span className="path-arrow" aria-hidden="true">
                ›
              </span>
            </>
          ) : null}
          <ChannelChip channel={channel} />
        </Fragment>
      ))}
    </span>
  );
}

/** The same in words, for titles and for those who do not see the marks. */
export function usePathText(): (path: readonly string[]) => string {
  const { t } = useTranslation();
  return (path) =>
    path.length === 0
      ? t('journeys.noTouch')
      : path.map((channel) => channelName(t, channel)).join(' › ');
}
