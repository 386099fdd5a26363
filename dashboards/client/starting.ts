const STORAGE_KEY = 'throughline.starting';

/** Whether this tab is on its way from an empty folder to the first figure: the list stays until the figure was looked at. */
export function isStarting(): boolean {
  try {
    return window.sessionStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false;
  }
}

export function keepStarting(is: boolean): void {
  try {
    if (is) window.sessionStorage.setItem(STORAGE_KEY, '1');
    else window.sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // A browser that keeps nothing shows the first page as soon as there is data.
  }
}
