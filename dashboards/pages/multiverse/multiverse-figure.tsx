import type { MultiverseReport } from '@throughline/api/contract/reports/multiverse';
import { useTranslation } from 'react-i18next';
import { channelColourVariable } from '../../charts/channel-colour.ts';
import { SpecificationChart } from '../../charts/specification/specification-chart.tsx';
import { choiceText } from '../../controls/choice-text.ts';
import { channelName } from '../../i18n/channel-name.ts';
import { useView } from '../../view/view.ts';

/** Every way to count as a dot a channel. */
export function MultiverseFigure({ answer }: { answer: MultiverseReport }) {
  const { t } = useTranslation();
  const { format } = useView();
  const { meta, rows } = answer;
  const known = rows.filter(({ readings }) => readings > 0);
  if (known.length === 0) return null;
  const title = t('figure.readings');
  return (
    <section className="figure-block" data-testid="chart">
      <h2>{title}</h2>
      <p className="soft">{t(meta.vat_rate === null ? 'figure.legend' : 'figure.legendVat')}</p>
      <SpecificationChart
        label={title}
        rows={known.map(({ key, channel, earns, readings, of_readings }) => ({
          ...{ key, name: channelName(t, channel), colour: channelColourVariable(channel) },
          summary: t('figure.earnsIn', { earns, readings }),
          romis: of_readings.romi,
          nameOf: (at) => {
            const reading = meta.readings[at];
            const romi = of_readings.romi[at] ?? null;
            const said = reading
              ? [
                  ...(['model', 'basis', 'value'] as const).map((one) =>
                    choiceText(t, one, reading[one]),
                  ),
                  ...(meta.vat_rate === null ? [] : [t(`word.vat.${reading.vat}`)]),
                ]
              : [];
            return `${said.join(' · ')}: ${romi === null ? '' : format.axisPercent(romi)}`;
          },
        }))}
      />
    </section>
  );
}
