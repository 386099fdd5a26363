/** A name longer than this keeps its end, by which names of campaigns differ. */
const LONG = 24;
const TAIL = 9;

/** A name that is cut in the middle where it has no room. */
export function NameText({ text }: { text: string }) {
  if (text.length <= LONG) return <span className="name-text">{text}</span>;
  return (
    <span className="name-text name-long">
      <span className="name-head">{text.slice(0, -TAIL)}</span>
      <span className="name-tail">{text.slice(-TAIL)}</span>
    </span>
  );
}
