import type { Ref } from 'react';

/**
 * Where what is opened stands: as large as its button, which says by itself that something is open. Whatever else is
 * handed to it is meant for such a button.
 */
export function OpenerPlace({ ref }: { ref?: Ref<HTMLSpanElement> }) {
  return <span className="opener-place" ref={ref} />;
}
