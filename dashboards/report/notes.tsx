import { writtenNote } from '../format/written-note.ts';
import { useView } from '../view/view.ts';

/** What a reader of a report has to know beside its figures. */
export function Notes({ notes }: { notes: readonly string[] }) {
  const { format } = useView();
  return notes.map((note) => (
    <p className="reconciliation" key={note} data-testid="note">
      {writtenNote(note, format)}
    </p>
  ));
}
