import type { JourneyTimeline } from '@throughline/api/contract/reports/journey';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../i18n/channel-name.ts';
import { TableFrame } from '../../table/table-frame.tsx';
import { useView } from '../../view/view.ts';
import { chosenModels, modelsOf, shareSum } from './credit-columns.ts';
import { useJourneyChoices } from './use-journey-choices.ts';

/** How each chosen model divides one conversion among its touches. */
export function CreditTable({ report }: { report: JourneyTimeline }) {
  const { t } = useTranslation();
  const { format } = useView();
  const [{ credit: wanted }, change] = useJourneyChoices();
  const { touches, conversion, meta } = report;
  const available = modelsOf(touches);
  const chosen = chosenModels(available, wanted);
  const nameOf = (model: string) => t(`modelName.${model}`, { defaultValue: model });
  const toggle = (model: string) =>
    change({
      credit: chosen.includes(model)
        ? chosen.filter((other) => other !== model)
        : available.filter((other) => other === model || chosen.includes(other)),
    });
  return (
    <section className="credit" data-testid="credit">
      <h3>{t('journeys.timeline.creditTitle')}</h3>
      <p className="soft">
        {t('journeys.timeline.creditNote', { currency: format.currencySign(meta.currency) })}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: the chips of a fieldset would not flow */}
      <div className="model-chips" role="group" aria-label={t('journeys.timeline.models')}>
        {available.map((model) => (
          <button
            key={model}
            type="button"
            className="model-chip"
            aria-pressed={chosen.includes(model)}
            data-testid={`credit-model-${model}`}
            onClick={() => toggle(model)}
          >
            {nameOf(model)}
          </button>
        ))}
      </div>
      {chosen.length === 0 ? (
        <p className="soft">{t('journeys.timeline.creditNone')}</p>
      ) : (
        <TableFrame>
          <table className="channel-table credit-table">
            <thead>
              <tr>
                <th scope="col" className="name-cell">
                  {t('journeys.column.touches')}
                </th>
                {chosen.map((model) => (
                  <th key={model} scope="col" className="number">
                    {nameOf(model)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {touches.map((touch) => (
                <tr key={touch.seq} data-testid="credit-row" data-seq={touch.seq}>
                  <th scope="row" className="name-cell">
                    {touch.seq}. {channelName(t, touch.channel)}
                  </th>
                  {chosen.map((model) => (
                    <CreditCell
                      key={model}
                      model={model}
                      share={touch.credit[model]?.share ?? 0}
                      money={touch.credit[model] ? touch.credit[model].revenue : NO_MONEY}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" className="name-cell">
                  {t('journeys.timeline.sum')}
                </th>
                {chosen.map((model) => {
                  const sum = shareSum(touches, model);
                  return (
                    <CreditCell
                      key={model}
                      model={model}
                      share={sum}
                      // A model that counts a conversion more than once adds up to no money that there is.
                      money={Math.abs(sum - 1) < 1e-6 ? conversion.revenue : undefined}
                      total
                    />
                  );
                })}
              </tr>
            </tfoot>
          </table>
        </TableFrame>
      )}
    </section>
  );
}

const NO_MONEY = '0.00';

interface CreditCellProps {
  model: string;
  share: number;
  /** undefined where nothing is said of money. */
  money: string | null | undefined;
  total?: boolean;
}

function CreditCell({ model, share, money, total = false }: CreditCellProps) {
  const { format } = useView();
  return (
    <td className="number credit-cell" data-model={model} data-value={share}>
      {total || share <= 0 ? null : (
        <span
          className="bar"
          style={{ right: 0, width: `${Math.min(1, share) * 100}%` }}
          aria-hidden="true"
        />
      )}
      <span className="figure">{format.value(share, 'percent')}</span>
      <span className="change">
        {money === undefined ? '\u00a0' : format.value(money, 'money')}
      </span>
    </td>
  );
}
