export const LANGUAGES = ['en', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];
