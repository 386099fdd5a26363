/** Every page by its address, as `app.tsx` routes them. */
export const PAGES = [
  { path: '/', key: 'nav.channels', testId: 'nav-channels' },
  { path: '/analyst', key: 'nav.analyst', testId: 'nav-analyst' },
] as const;
