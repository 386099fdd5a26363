import type { JourneysRequest } from '@throughline/api/contract/reports/journeys';
import { STAGES } from '@throughline/api/contract/reports/journeys';
import type { JourneyConditions } from '../../client/journey-queries.ts';

/**
 * What the drawer of journeys was opened for, as the address writes it in `journeys=<kind>:<value>`:
 * `path:A > B`, `match:A > … > B`, `set:A,B`, `channel:A`, `touches:3-5`, `days:lead:1-7`, `days:lead:30-` without
 * an end, and `all`. Touches hold both ends. Days are those from the first touch to the stage, up to but without
 * the second end; a part of a day stands in hours: `days:lead:1h-1`; without a stage they run to the conversion.
 * No channel at all is a path or set without a touch.
 */
export type Opened =
  | { kind: 'all' }
  | { kind: 'match'; pattern: string }
  | { kind: 'path'; path: readonly string[] }
  | { kind: 'set'; channels: readonly string[] }
  | { kind: 'channel'; channel: string }
  | { kind: 'touches'; from: number; to: number | null }
  | { kind: 'days'; stage: JourneysRequest['stage']; from: number; to: number | null };

export const STEP = ' > ';

/** Reads the address; null for what is not there or cannot be read. */
export function parseOpened(text: string | null): Opened | null {
  if (text === null) return null;
  if (text === 'all') return { kind: 'all' };
  const colon = text.indexOf(':');
  if (colon < 0) return null;
  const kind = text.slice(0, colon);
  const value = text.slice(colon + 1);
  switch (kind) {
    case 'path':
      return { kind, path: value === '' ? [] : value.split(STEP) };
    case 'match':
      return value === '' ? null : { kind, pattern: value };
    case 'set':
      return { kind, channels: value.split(',').filter((channel) => channel !== '') };
    case 'channel':
      return value === '' ? null : { kind, channel: value };
    case 'touches': {
      const range = /^(\d+)-(\d*)$/.exec(value);
      if (!range) return null;
      const from = Number(range[1]);
      const to = range[2] === '' ? null : Number(range[2]);
      return to !== null && to < from ? null : { kind, from, to };
    }
    case 'days': {
      const range = /^(?:([a-z]+):)?(\d+(?:\.\d+)?h?)-(\d+(?:\.\d+)?h?)?$/.exec(value);
      const stage = STAGES.find((each) => each === (range?.[1] ?? 'conversion'));
      if (!range?.[2] || !stage) return null;
      const from = readDays(range[2]);
      const to = range[3] === undefined ? null : readDays(range[3]);
      return to !== null && to <= from ? null : { kind, stage, from, to };
    }
    default:
      return null;
  }
}

export function formatOpened(opened: Opened): string {
  switch (opened.kind) {
    case 'all':
      return 'all';
    case 'path':
      return `path:${opened.path.join(STEP)}`;
    case 'match':
      return `match:${opened.pattern}`;
    case 'set':
      return `set:${opened.channels.join(',')}`;
    case 'channel':
      return `channel:${opened.channel}`;
    case 'touches':
      return `touches:${opened.from}-${opened.to ?? ''}`;
    case 'days': {
      const stage = opened.stage === 'conversion' ? '' : `${opened.stage}:`;
      const to = opened.to === null ? '' : writeDays(opened.to);
      return `days:${stage}${writeDays(opened.from)}-${to}`;
    }
  }
}

function readDays(text: string): number {
  return text.endsWith('h') ? Number(text.slice(0, -1)) / 24 : Number(text);
}

/** Whole hours within the first day are written as such: a twenty-fourth has no end as a decimal. */
function writeDays(days: number): string {
  const hours = Math.round(days * 24);
  return days > 0 && days < 1 && hours / 24 === days ? `${hours}h` : String(days);
}

/** The conditions of the report `journeys` that list exactly what was opened. */
export function conditionsOf(opened: Opened): JourneyConditions {
  switch (opened.kind) {
    case 'all':
      return {};
    case 'path':
      return { path: opened.path.join(STEP) };
    case 'match':
      return { match: opened.pattern };
    case 'set':
      return { set: opened.channels.join(',') };
    case 'channel':
      return { channel: opened.channel };
    case 'touches':
      return {
        min_touches: opened.from,
        ...(opened.to === null ? {} : { max_touches: opened.to }),
      };
    case 'days':
      return {
        stage: opened.stage,
        min_days: opened.from,
        ...(opened.to === null ? {} : { max_days: opened.to }),
      };
  }
}
