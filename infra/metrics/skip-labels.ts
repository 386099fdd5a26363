interface Skipped {
  readonly source: string;
  readonly code: string;
  readonly group: string;
}

/** Groups of a reason that a process counts by name; they come out of the data and have no end. */
const MOST_GROUPS = 30;

/** Labels of the counter of skipped records: groups beyond the thirtieth of a reason are `other`. */
export function skipLabels(): (skipped: Skipped) => {
  source: string;
  reason: string;
  group: string;
} {
  const known = new Map<string, Set<string>>();
  return ({ source, code, group }) => {
    const reason = `${source}/${code}`;
    const groups = known.get(reason) ?? new Set<string>();
    known.set(reason, groups);
    if (groups.size < MOST_GROUPS) groups.add(group);
    return { source, reason: code, group: groups.has(group) ? group : 'other' };
  };
}
