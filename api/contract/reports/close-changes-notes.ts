import type { Language } from '../languages.ts';

interface Counted {
  readonly month: string | null;
  /** Facts that differ, and how many of them are shown. */
  readonly changes: number;
  readonly shown: number;
  /** The day before which facts have expired that the month's figures stand on; null where none have. */
  readonly expired: string | null;
}

const NOTES: Readonly<
  Record<
    Language,
    {
      readonly none: string;
      readonly same: (month: string) => string;
      readonly part: (shown: number, all: number) => string;
      readonly expired: (day: string) => string;
    }
  >
> = {
  en: {
    none: 'On the command line, throughline close <month> closes a month.',
    same: (month) => `Nothing of ${month} has changed since it was closed.`,
    part: (shown, all) => `${shown} of ${all} facts are shown; the sums are of all of them.`,
    expired: (day) =>
      `Events or people from before ${day} have been removed by the retention settings, so sales may have disappeared or changed channel. The close itself is unchanged.`,
  },
  ru: {
    none: 'В командной строке месяц закрывает throughline close <месяц>.',
    same: (month) => `${month}: после закрытия ничего не изменилось.`,
    part: (shown, all) => `Показано фактов: ${shown} из ${all}; суммы – по всем.`,
    expired: (day) =>
      `События или посетители до ${day} удалены по срокам хранения, поэтому продажи могли исчезнуть или сменить канал. Само закрытие не изменилось.`,
  },
  tr: {
    none: 'Komut satırında bir ayı throughline close <ay> kapatır.',
    same: (month) => `${month}: kapanıştan beri hiçbir şey değişmedi.`,
    part: (shown, all) => `${all} kayıttan ${shown} tanesi gösteriliyor; toplamlar hepsinindir.`,
    expired: (day) =>
      `${day} öncesine ait olaylar veya kişiler saklama süreleri gereği silindi; bu nedenle satışlar kaybolmuş ya da kanal değiştirmiş olabilir. Kapanışın kendisi değişmedi.`,
  },
};

/** What a reader of the changes has to know beside them. */
export function changesNotes(
  { month, changes, shown, expired }: Counted,
  language: Language,
): string[] {
  const words = NOTES[language];
  if (month === null) return [words.none];
  return [
    ...(changes === 0 ? [words.same(month)] : []),
    ...(shown < changes ? [words.part(shown, changes)] : []),
    ...(expired !== null && changes > 0 ? [words.expired(expired)] : []),
  ];
}
