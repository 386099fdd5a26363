import { DiskLow, type EventLog } from '@throughline/ingest/log/event-log';
import type { Line } from './line.ts';

/**
 * The log of a line, for what appends to it.
 * @throws DiskLow while there is too little room on the disk.
 */
export function appendable({ diskLow, log }: Pick<Line, 'diskLow' | 'log'>): EventLog {
  const why = diskLow();
  if (why !== undefined) throw new DiskLow(why);
  return log;
}
