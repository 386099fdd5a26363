import { domainToASCII } from 'node:url';

const ASCII = /^[\x20-\x7e]*$/;

/** ASCII host of a URL or of a bare host, without `www.`; empty when there is none. */
export function hostOf(url: string): string {
  const text = url.trim();
  if (text === '') return '';
  const absolute = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(absolute)) return '';
  const { hostname } = new URL(absolute);
  // Only web schemes are written in ASCII by the parser itself.
  const host = ASCII.test(hostname) ? hostname.toLowerCase() : domainToASCII(hostname);
  return withoutWww(host).replace(/\.$/, '');
}

export function withoutWww(host: string): string {
  return host.startsWith('www.') ? host.replace(/^(?:www\.\s*)+/, '') : host;
}
