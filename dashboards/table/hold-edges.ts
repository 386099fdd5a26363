/** Height of a bar at the lower edge of the screen, which nothing may hide behind. */
function bottomBar(): number {
  const bar = document.querySelector<HTMLElement>('.bottom-bar');
  return bar ? bar.offsetHeight : 0;
}

/** Keeps head and foot of a table in view while the page scrolls past it; returns what ends it. */
export function holdEdges(table: HTMLTableElement): () => void {
  const place = () => {
    const { top, bottom, height } = table.getBoundingClientRect();
    const head = table.tHead;
    const foot = table.tFoot;
    const room = Math.max(0, height - (head?.offsetHeight ?? 0) - (foot?.offsetHeight ?? 0));
    shift(head, Math.min(Math.max(0, -top), room));
    shift(foot, -Math.min(Math.max(0, bottom - window.innerHeight + bottomBar()), room));
  };
  const release = () => {
    shift(table.tHead, 0);
    shift(table.tFoot, 0);
  };
  place();
  window.addEventListener('scroll', place, { passive: true });
  window.addEventListener('resize', place);
  // On paper every sheet has its own edges.
  window.addEventListener('beforeprint', release);
  window.addEventListener('afterprint', place);
  const watcher = new ResizeObserver(place);
  watcher.observe(table);
  return () => {
    window.removeEventListener('scroll', place);
    window.removeEventListener('resize', place);
    window.removeEventListener('beforeprint', release);
    window.removeEventListener('afterprint', place);
    watcher.disconnect();
    release();
  };
}

function shift(part: HTMLElement | null, by: number): void {
  if (part) part.style.transform = by === 0 ? '' : `translateY(${by}px)`;
}
