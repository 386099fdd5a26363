/** A source inside its channel, as one text. */
export function sourceKey(channel: string, source: string): string {
  return `${channel}\u001f${source}`;
}
