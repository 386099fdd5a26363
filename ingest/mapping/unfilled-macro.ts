/**
 * Macros of ad systems as an advertiser writes them: `{{campaign.name}}` (Meta, VK, LinkedIn, Reddit),
 * `{keyword}`, `{_own}`, `{ifmobile:…}` (Google, Yandex, Microsoft), `${CAMPAIGN_ID}` (DV360), `#{id}`,
 * `__CAMPAIGN_ID__` (TikTok), `%%SITE%%` (Ad Manager), `%ecid!` (Campaign Manager), `*|UNIQID|*` (Mailchimp).
 */
const MACRO =
  /[$#]?\{\{?[^{}]*\}?\}|__[a-z0-9]+(?:_[a-z0-9]+)*__|%%[^%]*%%|%[a-z]+!|\*\|[^|]*\|\*/giu;
/** Only texts with one of these can hold a macro. */
const SIGN = /[{%*]|__/;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/**
 * True for a value that the ad system should have filled in and did not: it says nothing of the visit.
 * Own words beside a macro (`spring_{keyword}`) still say something.
 */
export function isUnfilledMacro(text: string): boolean {
  if (!SIGN.test(text)) return false;
  const own = text.replace(MACRO, '');
  return own !== text && !SAYS_SOMETHING.test(own);
}
