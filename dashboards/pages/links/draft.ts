import { type LinkRequest, TAGS, type Tag } from '@throughline/api/contract/links';

/** What stands in the form. */
export type Draft = Readonly<Record<'url' | 'name' | Tag, string>>;

export const EMPTY_DRAFT: Draft = {
  ...{ url: '', name: '', source: '', medium: '', campaign: '' },
  ...{ id: '', term: '', content: '' },
};

/** What is asked of the server: an address that was begun without its scheme gets the usual one. */
export function askedOf({ url, source, medium, campaign, id, term, content }: Draft): LinkRequest {
  return {
    url: /^[a-z][a-z0-9+.-]*:/i.test(url.trim()) ? url.trim() : `https://${url.trim()}`,
    ...{ source, medium, campaign },
    ...(id && { id }),
    ...(term && { term }),
    ...(content && { content }),
  };
}

/** Whether there is enough of it to say something. */
export function isBegun({ url, source, medium }: Draft): boolean {
  return url.trim().length > 3 && (source.trim() !== '' || medium.trim() !== '');
}

/**
 * What an address fills in. One that is tagged already is taken apart: its tags go into their fields, the page stays.
 * @param typed as it stands in the field; one without tags, or not whole yet, is the page itself.
 */
export function draftOfAddress(typed: string): Partial<Draft> {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const query = URL.canParse(whole) ? new URL(whole).searchParams : new URLSearchParams();
  const tags = TAGS.flatMap((tag) => {
    const value = query.get(`utm_${tag}`);
    return value === null ? [] : [[tag, value] as const];
  });
  if (tags.length === 0) return { url: typed };
  // The rest stays as it was written: macros of ad platforms keep their braces.
  const [, page = '', asked = '', anchor = ''] = /^([^?#]*)\??([^#]*)(#?.*)$/.exec(text) ?? [];
  const kept = asked
    .split('&')
    .filter((part) => !TAGS.some((tag) => part.startsWith(`utm_${tag}=`)));
  const url = `${page}${kept.length > 0 ? `?${kept.join('&')}` : ''}${anchor}`;
  return { url, ...Object.fromEntries(tags) };
}
