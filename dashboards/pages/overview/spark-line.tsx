import type { MetricValue } from '../../format/metric-value.ts';
import { sparkPath } from './spark-path.ts';

const WIDTH = 160;
const HEIGHT = 34;

/** A line of days without axes; the strip says the figure. */
export function SparkLine({ days, label }: { days: readonly MetricValue[]; label: string }) {
  const path = sparkPath(
    days.map((day) => (day === null ? null : Number(day))),
    { width: WIDTH, height: HEIGHT },
  );
  if (path === '') return <div className="spark-line" />;
  return (
    <svg
      className="spark-line"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
