import { isbot } from 'isbot';

/** Whether a request is a robot’s by its user agent; every browser sends one. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent.trim() === '' || isbot(userAgent);
}
