import * as z from 'zod';

const ORIGIN = /^(?:https?:\/\/)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/i;

/** Setting of the sites whose pages may send to an endpoint of browsers; every site where it names none. */
export function origins() {
  return z
    .array(
      z
        .string()
        .trim()
        .regex(ORIGIN, 'an origin such as https://shop.example, or hosts such as *.shop.example'),
    )
    .default([]);
}

/**
 * Whether a page of `origin` (the header) may send: `https://shop.example` allows that origin alone,
 * `shop.example` the host by either scheme, `*.shop.example` the host and all below it.
 */
export function allowsOrigin(allowed: readonly string[], origin: string): boolean {
  if (allowed.length === 0) return true;
  const asked = /^(https?:\/\/)([^/?#]+)$/.exec(origin.toLowerCase());
  return asked !== null && allowed.some((one) => fits(one.toLowerCase(), asked[1]!, asked[2]!));
}

function fits(allowed: string, scheme: string, host: string): boolean {
  const [, ownScheme, wild, ownHost] = /^(https?:\/\/)?(\*\.)?(.+)$/.exec(allowed)!;
  if (ownScheme !== undefined && ownScheme !== scheme) return false;
  return host === ownHost || (wild !== undefined && host.endsWith(`.${ownHost}`));
}
