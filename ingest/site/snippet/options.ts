/** Settings of the installation, from the attributes of the script’s own element. */
const script = document.currentScript as HTMLScriptElement | null;
const data = script?.dataset ?? {};

/** Where events go: an address, or a path of the collector that the file came from. */
export const endpoint = new URL(data.to ?? '/collect/site', script?.src || location.href).href;
/** `wait` holds events until a choice is made; `denied` is the choice until another is made. */
export const beforeChoice = data.consent;
/** After a denial events are sent without anybody behind them; otherwise nothing is. */
export const isPinging = 'pings' in data;
/** Domain of the cookie, where it serves several hosts. */
export const domain = data.domain;
/** A changed fragment is another page. */
export const isHashPaged = 'hash' in data;
