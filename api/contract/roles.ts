/** Who somebody is to this installation. */
export const ROLES = ['analyst', 'marketer', 'finance', 'admin'] as const;
export type Role = (typeof ROLES)[number];
export const EVERYBODY: readonly Role[] = ROLES;
