/** `channels` as `reportChannels`. */
export function reportOperation(name: string): string {
  return `report${pascal(name)}`;
}

/** Of what lies below a report: `reportChannelsRows`, `reportJourneysByConversion`. */
export function drillOperation(name: string, path: string): string {
  const [, parameter] = /^:(\w+)$/.exec(path) ?? [];
  return reportOperation(name) + (parameter ? `By${pascal(parameter)}` : pascal(path));
}

/** How the description of the API names the body of a report. */
export function schemaName(name: string): string {
  return `${pascal(name)}Report`;
}

function pascal(name: string): string {
  return name.replace(/(?:^|[-_])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
