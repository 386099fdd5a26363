import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ModelCard } from '@throughline/api/contract/attribution-runs';
import type { AttributionReport } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { modelCardsQueryOptions } from '../../client/queries.ts';
import { useView } from '../../view/view.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { addsUp } from './conservation.ts';
import { offText } from './off-text.ts';
import { parameterText } from './parameter-text.ts';

/** A side panel with what a model is: how it counts, when to believe it, and how it was run here. */
export function CardDrawer({ report }: { report: AttributionReport | null }) {
  const { t } = useTranslation();
  const { state, change, language } = useView();
  const { card } = state;
  const cards = useQuery({ ...modelCardsQueryOptions, enabled: card !== null });
  const found = cards.data?.find(({ model }) => model === card);
  return (
    <Drawer
      opened={card !== null}
      onClose={() => change({ card: null })}
      position="right"
      size={520}
      title={
        <span className="model-name">
          {card ? (found?.label[language] ?? t(`model.${card}`)) : ''}
        </span>
      }
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: 'drawer-content',
        header: 'drawer-header',
        title: 'drawer-title',
        body: 'drawer-body',
      }}
      data-testid="model-card"
    >
      {card === null ? null : cards.error ? (
        <ErrorNotice
          error={cards.error}
          title={t('analyst.card.error')}
          onRetry={() => void cards.refetch()}
        />
      ) : found ? (
        <Card card={found} report={report} />
      ) : (
        <div role="status">
          <span className="hidden-visually">{t('analyst.card.loading')}</span>
          {['a', 'b', 'c', 'd', 'e'].map((row) => (
            <span key={row} className="skeleton" style={{ height: 48, margin: '18px 0' }} />
          ))}
        </div>
      )}
    </Drawer>
  );
}

function Card({ card, report }: { card: ModelCard; report: AttributionReport | null }) {
  const { t } = useTranslation();
  const { format, language } = useView();
  const used = report?.meta.models.find(({ model }) => model === card.model);
  // Under conditions a model shows a part of what it divides.
  const truth = report?.meta.where ? undefined : report?.meta.totals;
  const parameters = Object.entries(used?.parameters ?? {});
  const count = (value: number) => format.value(value, 'count');
  return (
    <div className="model-card">
      <p className="soft">
        {t(`modelNote.${card.model}`)}. {t(`analyst.card.kind_${card.kind}`)}
      </p>
      {used && !used.available ? (
        <p className="card-off" data-testid="card-off">
          <strong>{t('analyst.card.off')}.</strong>{' '}
          {used.reason ? offText(t, format, used.reason) : null}
        </p>
      ) : null}
      <dl>
        <dt>{t('analyst.card.formula')}</dt>
        <dd>
          <code className="card-formula">{card.formula}</code>
        </dd>
        <dt>{t('analyst.card.assumptions')}</dt>
        <dd>{card.assumptions[language]}</dd>
        <dt>{t('analyst.card.fails')}</dt>
        <dd>{card.fails[language]}</dd>
        <dt>{t('analyst.card.minimum')}</dt>
        <dd>
          {card.minimum[language]}
          {card.minimum_conversions !== null && truth ? (
            <span className="soft card-line">
              {t('analyst.card.minimumNumber', {
                count: card.minimum_conversions,
                now: count(truth.conversions),
              })}
            </span>
          ) : null}
        </dd>
        <dt>{t('analyst.card.bias')}</dt>
        <dd>{card.bias?.[language] ?? t('analyst.card.biasUnknown')}</dd>
        {used ? (
          <>
            <dt>{t('analyst.card.parameters')}</dt>
            <dd>
              {parameters.length === 0 ? (
                t('analyst.card.noParameters')
              ) : (
                <table className="card-parameters">
                  <tbody>
                    {parameters.map(([name, value]) => (
                      <tr key={name}>
                        <th scope="row">
                          <code>{name}</code>
                        </th>
                        <td>{parameterText(value)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </dd>
          </>
        ) : null}
        {used?.totals && truth ? (
          <>
            <dt>{t('analyst.card.total')}</dt>
            <dd>
              {t(
                !used.conserves
                  ? 'analyst.card.totalMore'
                  : addsUp(used, truth)
                    ? 'analyst.card.totalWhole'
                    : 'analyst.card.totalDiffers',
                { total: count(used.totals.conversions), truth: count(truth.conversions) },
              )}
            </dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}
