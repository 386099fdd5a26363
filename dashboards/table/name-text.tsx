/** A name longer than this keeps its end, by which names of campaigns differ. */
const LONG = 24;
const TAIL = 9;

/** More words than a name has. */
const WORDS = 5;

/** A name that is cut in the middle where it has no room; a sentence is read whole. */
export function NameText({ text }: { text: string }) {
  if (text.split(/\s+/, WORDS).length === WORDS)
    return <span className="name-text name-prose">{text}</span>;
  if (text.length <= LONG) return <span className="name-text">{text}</span>;
  return (
    <span className="name-text name-long">
      <span className="name-head">{text.slice(0, -TAIL)}</span>
      <span className="name-tail">{text.slice(-TAIL)}</span>
    </span>
  );
}
