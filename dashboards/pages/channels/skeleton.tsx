import { BodySkeleton } from '../page-skeleton.tsx';

/** The page's shape while the first report is on its way; `ghost` stands still, for the empty state. */
export function ChannelsSkeleton({ ghost = false }: { ghost?: boolean }) {
  return <BodySkeleton ghost={ghost} figure={<div className="chart-room skeleton" />} />;
}
