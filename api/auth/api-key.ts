import { ROLES, type Role } from '../contract/roles.ts';

export { ROLES, type Role };

/** A configured key. The key itself is known to its holder only. */
export interface ApiKey {
  /** Shown in logs. */
  readonly name: string;
  readonly role: Role;
  /** Hex SHA-256 of the key. */
  readonly sha256: string;
}

/** Who sent a request. */
export interface Principal {
  readonly name: string;
  readonly role: Role;
}
