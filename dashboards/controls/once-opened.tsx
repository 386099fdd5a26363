import { type ReactNode, Suspense, useState } from 'react';

/** What opens over a page: its code is fetched when it is opened for the first time, so that figures need not wait. */
export function OnceOpened({ opened, children }: { opened: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
