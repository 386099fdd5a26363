import type { Visitor } from '../../contract/visitor.ts';
import { isRobot } from '../../kit/robots.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';

/** Libraries that run in pages: their requests come from the visitor, those of servers from a server. */
const IN_PAGES =
  /^(analytics\.js|@segment\/analytics-next|rudderlabs javascript sdk|@jitsu\/js|jitsu-js)/i;

/**
 * The visitor behind a call. A server’s request says nothing of the visitor; the user agent that it passes on
 * in the context does.
 */
export function callerOf(message: JsonObject, seen: Visitor): Visitor {
  const context = asObject(message.context);
  const library = asObject(context?.library)?.name;
  const isPage =
    message.channel === 'web' || (typeof library === 'string' && IN_PAGES.test(library));
  const agent = context?.userAgent;
  const { robot: _unknown, ...visitor } = isPage ? seen : {};
  const robot =
    typeof agent === 'string' && agent.trim() !== '' ? isRobot(agent) : isPage && seen.robot;
  return { ...visitor, ...(robot && { robot: true }) };
}
