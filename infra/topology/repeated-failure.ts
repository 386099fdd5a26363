import { messageOf } from '@throughline/transform/warehouse/outages';
import { WarehouseUnavailable } from '@throughline/transform/warehouse/warehouse';

/** Failures in a row, all alike, from which on waiting will not mend it. */
const ALARM_AFTER = 3;

/**
 * Tells a derivation that fails again and again in one way from an outage, which ends by itself: somebody
 * has to act, and reports stand still until then.
 */
export function repeatedFailure() {
  let last: string | undefined;
  let times = 0;
  return {
    /** What to tell the operator, once the same failure that is no outage has come often enough. */
    alarm(error: unknown): string | undefined {
      const message = messageOf(error);
      if (error instanceof WarehouseUnavailable) {
        this.forget();
        return undefined;
      }
      times = message === last ? times + 1 : 1;
      last = message;
      if (times < ALARM_AFTER) return undefined;
      return `Deriving has failed ${times} times in the same way and will not mend itself: ${message} What comes in is stored safely, but reports stay as they were published last. Run throughline rebuild; if that fails alike, report this message.`;
    },
    forget(): void {
      last = undefined;
      times = 0;
    },
  };
}
