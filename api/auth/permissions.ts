import type { Role } from './api-key.ts';

const EVERYBODY: readonly Role[] = ['analyst', 'marketer', 'finance', 'admin'];
const ADMIN: readonly Role[] = ['admin'];

/** What there is to be permitted, and to whom. Whatever is not listed for a role is refused. */
export const PERMISSIONS = {
  'reports.channels.read': EVERYBODY,
  'reports.attribution.read': EVERYBODY,
  // A kept run is what others will see from then on.
  'reports.attribution.keep': ['analyst', 'finance', 'admin'],
  'reports.paths.read': EVERYBODY,
  'reports.lags.read': EVERYBODY,
  'reports.overlap.read': EVERYBODY,
  'reports.journeys.read': EVERYBODY,
  'cells.traffic.read': EVERYBODY,
  'cells.conversions.read': EVERYBODY,
  // Single bills and single margins: everybody who answers for a channel answers for these too.
  'cells.cost.read': EVERYBODY,
  'cells.margin.read': EVERYBODY,
  'metrics.read': EVERYBODY,
  'state.read': EVERYBODY,
  // What the process itself counts: names of sources, reasons of refusals, how far the line is behind.
  'process.read': EVERYBODY,
  // Raw records hold what vendors sent, personal data and all.
  'bad_rows.read': ADMIN,
  'bad_rows.retry': ADMIN,
  rebuild: ADMIN,
  replay: ADMIN,
  import: ADMIN,
  erase: ADMIN,
  retain: ADMIN,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function isPermitted(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
