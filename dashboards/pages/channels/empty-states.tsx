import type { ChannelsReport } from '@throughline/api/contract/reports/channels';
import { useTranslation } from 'react-i18next';
import { USUAL_PERIOD } from '../../address/period-choice.ts';
import { useView } from '../../view/view.ts';
import { ChannelsSkeleton } from './skeleton.tsx';

/** An empty warehouse: what to do next, and what will stand here. */
export function EmptyWarehouse() {
  const { t } = useTranslation();
  return (
    <>
      <section className="state-screen" data-testid="empty">
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.next')}</p>
        <pre>
          <code>{'npx throughline import <source> <file>\nnpm run demo'}</code>
        </pre>
        <p className="soft">{t('empty.willStand')}</p>
      </section>
      <ChannelsSkeleton ghost />
    </>
  );
}

/** Days without anything, in a warehouse that holds other days. */
export function EmptyPeriod({ data }: { data: NonNullable<ChannelsReport['meta']['data']> }) {
  const { t } = useTranslation();
  const { format, change } = useView();
  return (
    <section className="state-screen" data-testid="empty-period">
      <h2>{t('empty.periodTitle')}</h2>
      <p>{t('empty.periodNext', { from: format.day(data.from), to: format.day(data.to) })}</p>
      <button
        type="button"
        className="solid-button"
        onClick={() => change({ period: { preset: USUAL_PERIOD } })}
      >
        {t('empty.periodShow')}
      </button>
    </section>
  );
}
