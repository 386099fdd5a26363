import type { Language } from '../languages.ts';

interface Counted {
  readonly month: string | null;
  /** Facts that differ, and how many of them are shown. */
  readonly changes: number;
  readonly shown: number;
}

const NOTES: Readonly<
  Record<
    Language,
    {
      readonly none: string;
      readonly same: (month: string) => string;
      readonly part: (shown: number, all: number) => string;
    }
  >
> = {
  en: {
    none: 'No month is closed yet: throughline close <month> closes one.',
    same: (month) => `Nothing of ${month} has changed since it was closed.`,
    part: (shown, all) => `${shown} of ${all} facts are shown; the sums are of all of them.`,
  },
  ru: {
    none: 'Ни один месяц ещё не закрыт: throughline close <месяц> закрывает его.',
    same: (month) => `${month}: после закрытия ничего не изменилось.`,
    part: (shown, all) => `Показано фактов: ${shown} из ${all}; суммы – по всем.`,
  },
  tr: {
    none: 'Henüz kapatılmış ay yok: throughline close <ay> bir ayı kapatır.',
    same: (month) => `${month}: kapanıştan beri hiçbir şey değişmedi.`,
    part: (shown, all) => `${all} kayıttan ${shown} tanesi gösteriliyor; toplamlar hepsinindir.`,
  },
};

/** What a reader of the changes has to know beside them. */
export function changesNotes({ month, changes, shown }: Counted, language: Language): string[] {
  const words = NOTES[language];
  if (month === null) return [words.none];
  if (changes === 0) return [words.same(month)];
  return shown < changes ? [words.part(shown, changes)] : [];
}
