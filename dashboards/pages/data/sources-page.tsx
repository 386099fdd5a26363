import { useQuery } from '@tanstack/react-query';
import type { ConfiguredSource } from '@throughline/api/contract/operations';
import { useTranslation } from 'react-i18next';
import { sourcesQueryOptions } from '../../client/data-queries.ts';
import { shownStateOptions } from '../../client/queries.ts';
import { useView } from '../../view/view.ts';
import { WaysToData } from '../empty-data.tsx';
import { AskedPage } from './asked-page.tsx';
import '../../styles/data.css';

/** Deliveries that a source shows; the report on health has them by day. */
const LAST = 3;

/** A card for each configured account: where to send, which secret is missing, what came last. */
export function SourcesPage() {
  const { data, error } = useQuery(sourcesQueryOptions);
  return (
    <AskedPage words="sources" count={data?.sources.length} error={error}>
      {data?.sources.length === 0 ? <WaysToData /> : null}
      <div className="source-cards">
        {data?.sources.map((source) => (
          <SourceCard key={`${source.source} ${source.account}`} {...source} />
        ))}
      </div>
    </AskedPage>
  );
}

function SourceCard(source: ConfiguredSource) {
  const { title, account, addresses, verification, becomes, secrets, deliveries } = source;
  const { t } = useTranslation();
  const { format } = useView();
  const { data: state } = useQuery(shownStateOptions);
  const { origin } = window.location;
  return (
    <article className="source-card" data-testid="source-card">
      <h2>
        {title} <span className="soft">{account}</span>
      </h2>
      <dl className="because">
        <div>
          <dt>{t('quality.sources.address')}</dt>
          <dd>
            {addresses.map((path) => (
              <code key={path}>{`${origin}${path}`}</code>
            ))}
          </dd>
        </div>
        {secrets.length > 0 ? (
          <div>
            <dt>{t('quality.sources.secrets')}</dt>
            <dd>
              {secrets.map(({ name, set }) => (
                <span className={set ? 'given' : 'given bad'} key={name}>
                  {name}: {set ? t('quality.sources.set') : t('quality.sources.missing')}
                </span>
              ))}
            </dd>
          </div>
        ) : null}
        {verification ? (
          <div>
            <dt>{t('quality.sources.proof')}</dt>
            <dd>{verification.replaceAll('`', '')}</dd>
          </div>
        ) : null}
        {becomes ? (
          <div>
            <dt>{t('quality.sources.becomes')}</dt>
            <dd>{becomes.replaceAll('`', '')}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('quality.sources.deliveries')}</dt>
          <dd>
            {deliveries.length === 0
              ? t('quality.sources.never')
              : deliveries.slice(0, LAST).map(({ received_at, ...counts }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may come at one moment
                  <span className="given" key={`${received_at} ${at}`}>
                    {format.moment(received_at, state?.timezone ?? 'UTC')}:{' '}
                    {t('quality.sources.delivery', {
                      accepted: format.value(counts.accepted, 'count'),
                      count: counts.accepted + counts.duplicates + counts.rejected + counts.skipped,
                    })}
                    {counts.rejected > 0
                      ? ` · ${t('quality.sources.rejected', { count: counts.rejected })}`
                      : ''}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
    </article>
  );
}
