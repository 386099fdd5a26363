/** Address of a plan in the API. */
export function planPath(id: string, part = ''): string {
  return `/api/v1/plans/${encodeURIComponent(id)}${part}`;
}
