import type { Target } from '@throughline/api/way-back/target';
import type { Back } from '../../config/back-schema.ts';
import type { ScheduledTarget } from './send-on-schedule.ts';

/** Where each platform takes conversions. */
const ENDPOINTS = {
  google: 'https://datamanager.googleapis.com',
  meta: 'https://graph.facebook.com',
  metrica: 'https://api-metrika.yandex.net',
  vk: 'https://top-fwz1.mail.ru',
} as const;

/** The targets of the configuration without their secrets. */
export function targetsOf({ targets }: Back): Target[] {
  return Object.entries(targets).map(([name, target]) => ({
    ...{ name, vendor: target.to, account: target.account, loginAccount: target.loginAccount },
    ...{ conversions: target.conversions, contacts: target.contacts, testCode: target.testCode },
    endpoint: target.endpoint ?? ENDPOINTS[target.to],
  }));
}

/** Those that are sent to without being asked. */
export function scheduled(back: Back): ScheduledTarget[] {
  return targetsOf(back).flatMap((target) => {
    const everyHours = back.targets[target.name]?.everyHours;
    return everyHours === undefined ? [] : [{ target, everyHours }];
  });
}
