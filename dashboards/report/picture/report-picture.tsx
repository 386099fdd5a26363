import type { ReportTable } from '@throughline/api/contract/table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataColumn } from '../../table/data-column.ts';
import { type DrawnRow, pictureRows } from './picture-rows.ts';
import type { Picture } from './pictures.ts';
import '../../styles/picture.css';

interface ReportPictureProps {
  pictures: readonly Picture[];
  table: ReportTable;
  columns: readonly DataColumn[];
}

/** The figure of a report's rows that matters most, a line a row; the table below has the same figures. */
export function ReportPicture({ pictures, table, columns }: ReportPictureProps) {
  const { t } = useTranslation();
  const picture = pictures.find(({ value, within }) =>
    [value, within?.low ?? value].every((key) => columns.some(({ id }) => id === key)),
  );
  const drawn = useMemo(
    () => (picture ? pictureRows(picture, table.rows) : null),
    [picture, table],
  );
  const find = (key: string | undefined) => columns.find(({ id }) => id === key);
  const value = find(picture?.value);
  if (!picture || !drawn || !value) return null;
  const against = find(picture.against);
  const names = (picture.names ?? [columns[0]?.id]).flatMap((key) => find(key) ?? []);
  return (
    <section className="figure-block" data-testid="chart">
      <div className="section-head">
        <h2>{value.label}</h2>
        <Legend
          value={value}
          against={against}
          total={drawn.total === null ? null : t('table.all')}
        />
      </div>
      <ul className="picture" aria-label={value.label} data-testid="picture">
        {drawn.rows.map((one) => {
          const views = names.map((column) => column.view(one.row));
          const figure = value.view(one.row);
          return (
            <li key={one.row.key ?? views.map(({ shown }) => shown).join()}>
              <span className="picture-name">
                {views[0]?.colour ? (
                  <span
                    className="dot"
                    aria-hidden="true"
                    style={{ background: `var(${views[0].colour})` }}
                  />
                ) : null}
                {views.map(({ shown }) => shown).join(' · ')}
              </span>
              <Track
                {...one}
                total={drawn.total}
                isPoint={Boolean(picture.scale ?? picture.within ?? against)}
              />
              <span className="picture-value">
                {figure.open ? (
                  <button
                    type="button"
                    className="picture-figure"
                    aria-label={figure.open.label}
                    onClick={figure.open.run}
                  >
                    {figure.shown}
                  </button>
                ) : (
                  figure.shown
                )}
                {against ? (
                  <span className="soft">{` / ${against.view(one.row).shown}`}</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the marks mean; the heading says it where there is one kind. */
function Legend({
  value,
  against,
  total,
}: {
  value: DataColumn;
  against: DataColumn | undefined;
  total: string | null;
}) {
  if (!against && total === null) return null;
  return (
    <span className="soft picture-legend">
      {against ? (
        <>
          <span className="picture-mark" aria-hidden="true" /> {value.label}{' '}
          <span className="picture-mark picture-hollow" aria-hidden="true" /> {against.label}
        </>
      ) : null}
      {total === null ? null : (
        <>
          {' '}
          <span className="picture-total-mark" aria-hidden="true" /> {total}
        </>
      )}
    </span>
  );
}

interface TrackProps extends DrawnRow {
  total: number | null;
  /** Its length means nothing: it is compared by its place. */
  isPoint: boolean;
}

function Track({ value, zero, isNegative, against, within, total, isPoint }: TrackProps) {
  const tone = isNegative ? 'bad' : 'plain';
  return (
    <span className="picture-track" aria-hidden="true">
      {zero > 0 && zero < 1 ? (
        <span className="picture-zero" style={{ left: percent(zero) }} />
      ) : null}
      {total === null ? null : <span className="picture-total" style={{ left: percent(total) }} />}
      {isPoint ? null : (
        <span className="picture-bar" data-tone={tone} style={between(zero, value)} />
      )}
      {against === null ? null : <span className="picture-gap" style={between(against, value)} />}
      {within ? (
        <span className="picture-whisker" style={between(within.low, within.high)} />
      ) : null}
      {against === null ? null : (
        <span className="picture-mark picture-hollow" style={{ left: percent(against) }} />
      )}
      {isPoint ? <span className="picture-mark" style={{ left: percent(value) }} /> : null}
    </span>
  );
}

const percent = (part: number) => `${part * 100}%`;
const between = (one: number, other: number) => ({
  left: percent(Math.min(one, other)),
  width: percent(Math.abs(other - one)),
});
