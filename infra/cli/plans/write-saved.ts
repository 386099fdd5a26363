import type { PlanNote, SavedPlan } from '@throughline/api/contract/plans';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

/** Prints what became of a plan; notes and warnings go beside it, for people. */
export function writeSaved(io: Io, format: Format, saved: SavedPlan): void {
  const { ignored: _, notes = [], warnings = [], ...row } = saved;
  sayNotes(io, [...notes, ...warnings]);
  if (!saved.visible)
    say(io, `Version ${saved.version} is stored safely, and will be shown once it is loaded.`);
  writeResult(io, format, saved, [row], Object.keys(row));
}

export function sayNotes(io: Io, notes: readonly PlanNote[]): void {
  for (const { code, message } of notes) say(io, `${message} (${code})`);
}
