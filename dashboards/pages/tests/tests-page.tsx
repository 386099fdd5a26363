import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter/use-browser-location';
import { Choice } from '../../controls/choice.tsx';
import { choiceText, partName } from '../../controls/choice-text.ts';
import type { PageEntry } from '../../page-list.ts';
import { choose } from '../../report/choose.ts';
import type { PageSlots } from '../../report/page-slots.ts';
import { ReportPage } from '../../report/report-page.tsx';
import { useView } from '../../view/view.ts';
import { channelOptions } from './channel-options.ts';

const SLOTS: PageSlots = {
  parts: () => [{ key: 'channel', joint: ' · ', node: <ChannelPart /> }],
};

/** What tests show, with the choice of the channel that they are of. */
export function TestsPage({ page }: { page: PageEntry }) {
  return <ReportPage page={page} slots={SLOTS} />;
}

function ChannelPart() {
  const { t } = useTranslation();
  const { language } = useView();
  const asked = new URLSearchParams(useSearch()).get('channel');
  const options = channelOptions(asked, language);
  const any = choiceText(t, 'channel', 'any');
  return (
    <Choice
      name={partName(t, 'channel')}
      testId="filter-channel"
      value={asked ?? ''}
      shown={options.find(({ value }) => value === asked)?.label ?? any}
      options={[
        { value: '', label: any, testId: 'channel-any' },
        ...options.map((one) => ({ ...one, testId: `channel-${one.value}` })),
      ]}
      onChoose={(value) => choose('channel', value, '')}
    />
  );
}
