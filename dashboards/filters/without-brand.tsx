import { conditionText, MOST_CONDITIONS } from '@throughline/api/contract/where';
import { useTranslation } from 'react-i18next';
import type { Period } from '../format/days.ts';
import { useView } from '../view/view.ts';
import { brandCampaigns } from './brand-campaigns.ts';
import { chooseConditions } from './choose-conditions.ts';
import { useValues } from './use-values.ts';

/** Everything but the campaigns on one's own brand, in one step; nothing where no campaign is called so. */
export function WithoutBrand({ days, onClose }: { days: Period; onClose: () => void }) {
  const { t } = useTranslation();
  const { state, format } = useView();
  const campaigns = brandCampaigns(useValues('campaign', days, ''));
  const left = campaigns
    .map((value) => conditionText({ dimension: 'campaign', operator: 'not', value }))
    .filter((text) => !state.where.includes(text));
  if (left.length === 0 || state.where.length + left.length > MOST_CONDITIONS) return null;
  return (
    <section className="segment-list">
      <button
        type="button"
        className="option"
        data-testid="without-brand"
        onClick={() => {
          onClose();
          chooseConditions([...state.where, ...left]);
        }}
      >
        <span>{t('filter.withoutBrand')}</span>
        <span className="soft">{format.list(campaigns)}</span>
      </button>
    </section>
  );
}
