import { CONTRACTS, type ReportName } from '../contract/reports/index.ts';
import { EVERYBODY, type Role } from '../contract/roles.ts';

const ADMIN: readonly Role[] = ['admin'];

/** What there is to be permitted, and to whom. Whatever is not listed for a role is refused. */
const LISTED = {
  // A kept run is what others will see from then on.
  'reports.attribution.keep': ['analyst', 'finance', 'admin'],
  'cells.traffic.read': EVERYBODY,
  'cells.conversions.read': EVERYBODY,
  // Single bills and single margins: everybody who answers for a channel answers for these too.
  'cells.cost.read': EVERYBODY,
  'cells.margin.read': EVERYBODY,
  'plans.read': EVERYBODY,
  'plans.write': ['analyst', 'finance', 'admin'],
  // What the business is measured against from then on.
  'plans.approve': ['finance', 'admin'],
  'closes.read': EVERYBODY,
  // What a business has reported: nobody takes it back.
  'closes.write': ['finance', 'admin'],
  'segments.read': EVERYBODY,
  // A segment means the same to everybody who asks with it.
  'segments.write': ['analyst', 'finance', 'admin'],
  'goals.read': EVERYBODY,
  // What the business wants to reach is the same for everybody.
  'goals.write': ['analyst', 'finance', 'admin'],
  'links.read': EVERYBODY,
  'links.write': ['marketer', 'analyst', 'admin'],
  'back.read': EVERYBODY,
  // Hashes of addresses and numbers leave the house with it.
  'audiences.export': ['marketer', 'analyst', 'admin'],
  // What is sent cannot be taken back.
  'back.send': ['marketer', 'analyst', 'admin'],
  'rules.read': EVERYBODY,
  // It changes nothing, and looks at all there is.
  'rules.preview': ['analyst', 'finance', 'admin'],
  'metrics.read': EVERYBODY,
  'state.read': EVERYBODY,
  // What the process itself counts: names of sources, reasons of refusals, how far the line is behind.
  'process.read': EVERYBODY,
  // Raw records hold what vendors sent, personal data and all.
  'bad_rows.read': ADMIN,
  'bad_rows.retry': ADMIN,
  // Addresses, and which secrets are missing.
  'sources.read': ADMIN,
  rebuild: ADMIN,
  replay: ADMIN,
  import: ADMIN,
  erase: ADMIN,
  retain: ADMIN,
} as const satisfies Record<string, readonly Role[]>;

type ReportPermission = `reports.${ReportName}.read`;
export type Permission = keyof typeof LISTED | ReportPermission;

/** Whoever may read a report stands in its contract. */
export const PERMISSIONS = {
  ...LISTED,
  ...(Object.fromEntries(
    Object.values(CONTRACTS).map(({ name, readers }) => [reportPermission(name), readers]),
  ) as Record<ReportPermission, readonly Role[]>),
} satisfies Record<Permission, readonly Role[]>;

export function reportPermission(name: ReportName): ReportPermission {
  return `reports.${name}.read`;
}

export function isPermitted(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}
