import { useTranslation } from 'react-i18next';
import { useView } from '../../view/view.ts';

interface CountsProps {
  readonly title: string;
  /** Where the words of the keys stand. */
  readonly words: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts by a coded reason, the largest first. */
export function Counts({ title, words, counts }: CountsProps) {
  const { t } = useTranslation();
  const { format } = useView();
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <div>
      <h3>{title}</h3>
      <dl>
        {rows.length === 0 ? (
          <div>
            <dt className="soft">–</dt>
          </div>
        ) : null}
        {rows.map(([key, count]) => (
          <div key={key}>
            <dt>{t(`${words}.${key}`, { defaultValue: key })}</dt>
            <dd>{format.value(count, 'count')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
