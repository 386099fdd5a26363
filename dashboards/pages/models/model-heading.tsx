import type { ModelState } from '@throughline/api/contract/reports/attribution';
import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

/** A column's head: the model's name opens its card, the arrow beside it sorts. */
export function ModelHeading({ state: { model, available }, first }: HeadingProps) {
  const { t } = useTranslation();
  const { state, change } = useView();
  const sort = state.matrixSort?.key === model ? state.matrixSort : null;
  const descending = sort ? !sort.descending : true;
  const name = t(`modelName.${model}`);
  const sortName = t(descending ? 'table.sortDescending' : 'table.sortAscending', { metric: name });
  return (
    <th
      scope="col"
      className={first ? 'number group-start' : 'number'}
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      data-off={!available}
    >
      <span className="head-cell">
        <button
          type="button"
          className="sort-button"
          data-sorted={sort !== null}
          data-testid={`sort-${model}`}
          aria-label={sortName}
          title={sortName}
          disabled={!available}
          onClick={() => change({ matrixSort: { key: model, descending } })}
        >
          {sort && !sort.descending ? '↑' : '↓'}
        </button>
        <button
          type="button"
          className="head-name model-name"
          aria-label={t('analyst.matrix.openCard', { model: name })}
          data-testid={`card-${model}`}
          onClick={() => change({ card: model })}
        >
          {name}
        </button>
      </span>
    </th>
  );
}

interface HeadingProps {
  state: ModelState;
  /** The first of its group stands behind a rule. */
  first: boolean;
}
