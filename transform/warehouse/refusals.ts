import { engineCode, messageOf } from './outages.ts';
import { WarehouseMisconfigured } from './warehouse.ts';

/** Errors that last until the operator acts. Names and numbers are the engine's own. */
export const REFUSALS = {
  UNKNOWN_DATABASE: 81,
  READONLY: 164,
  UNKNOWN_USER: 192,
  WRONG_PASSWORD: 193,
  REQUIRED_PASSWORD: 194,
  IP_ADDRESS_NOT_ALLOWED: 195,
  ACCESS_DENIED: 497,
  AUTHENTICATION_FAILED: 516,
  USER_EXPIRED: 720,
  REQUIRED_SECOND_FACTOR: 767,
  CLUSTER_DOESNT_EXIST: 701,
} as const;

/** What the operator has to change, where the server refuses what the configuration says. */
export function refusal(
  error: unknown,
  { address, username, database }: { address: string; username: string; database: string },
): WarehouseMisconfigured | undefined {
  const sentence = () => {
    switch (engineCode(error)) {
      case REFUSALS.UNKNOWN_USER:
      case REFUSALS.WRONG_PASSWORD:
      case REFUSALS.REQUIRED_PASSWORD:
      case REFUSALS.AUTHENTICATION_FAILED:
        return `The warehouse at ${address} refuses the user "${username}" with this password: correct the credentials.`;
      case REFUSALS.USER_EXPIRED:
      case REFUSALS.REQUIRED_SECOND_FACTOR:
      case REFUSALS.IP_ADDRESS_NOT_ALLOWED:
        return `The warehouse at ${address} does not let the user "${username}" in from here: ${messageOf(error)}`;
      case REFUSALS.UNKNOWN_DATABASE:
        return `The warehouse at ${address} has no database "${database}": create it, or name another one.`;
      case REFUSALS.READONLY:
      case REFUSALS.ACCESS_DENIED:
        return `The user "${username}" may not do this in the warehouse at ${address}: ${messageOf(error)}`;
      case REFUSALS.CLUSTER_DOESNT_EXIST:
        return `The warehouse at ${address} does not know the cluster: ${messageOf(error)}`;
      default:
        return undefined;
    }
  };
  const text = sentence();
  return text === undefined ? undefined : new WarehouseMisconfigured(text, { cause: error });
}
