import type { RequestHead } from '../contract/source.ts';
import { VISITOR_HEADER, type Visitor } from '../contract/visitor.ts';
import { isRobot } from '../kit/robots.ts';
import { deviceOfUserAgent } from '../kit/user-agent.ts';

/** What is noted of the visitor behind a request; the user agent and the address end here. */
export function visitorHeader(
  { headers }: Pick<RequestHead, 'headers'>,
  countryHeader?: string,
): Record<string, string> {
  const agent = headers['user-agent'];
  const country = countryHeader && headers[countryHeader.toLowerCase()]?.trim().slice(0, 8);
  const language = /^\s*([a-z]{2,3}(?:-[a-z0-9]{1,8})*)/i.exec(
    headers['accept-language'] ?? '',
  )?.[1];
  const visitor: Visitor = {
    ...(isRobot(agent)
      ? { robot: true }
      : { device: { ...deviceOfUserAgent(agent!), ...(language && { language }) } }),
    ...(country && { country }),
    ...(headers['sec-gpc']?.trim() === '1' && { optedOut: true }),
  };
  return { [VISITOR_HEADER]: JSON.stringify(visitor) };
}
