import type { Language } from './languages.ts';
import type { LinkFault, LinkFaultCode } from './links.ts';

type Said = (fault: { tag: string; got: string; better: string; allowed: string }) => string;
type Words = Readonly<Record<Language, Said>>;

/** What is wrong with a link, or could be better, and what to do. */
export const LINK_WORDS: Readonly<Record<LinkFaultCode, Words>> = {
  address_unreadable: {
    en: ({ got }) => `${got}: not an address; expected https://host/path`,
    ru: ({ got }) => `${got}: это не адрес. Нужен адрес вида https://сайт/страница`,
    tr: ({ got }) => `${got}: bu bir adres değil. https://site/sayfa biçiminde olmalı`,
  },
  address_not_https: {
    en: ({ got, better }) =>
      `${got}: expected ${better}; otherwise browsers drop referrers, and tags are seen on the way`,
    ru: ({ got, better }) =>
      `${got}: нужен ${better}, иначе браузер не передаст источник перехода, а метки будут видны по пути`,
    tr: ({ got, better }) =>
      `${got}: ${better} olmalı; yoksa tarayıcı yönlendireni iletmez, etiketler de yolda görünür`,
  },
  address_has_login: {
    en: () => 'the address holds a user name or password; leave it out',
    ru: () => 'в адресе есть имя пользователя или пароль; уберите их',
    tr: () => 'adreste kullanıcı adı veya parola var; çıkarın',
  },
  address_tagged: {
    en: ({ got }) => `the address already carries ${got}; leave them out, each tag may stand once`,
    ru: ({ got }) => `в адресе уже есть ${got}; уберите их: каждая метка должна стоять один раз`,
    tr: ({ got }) => `adreste zaten ${got} var; çıkarın, her etiket bir kez yer almalı`,
  },
  tag_missing: {
    en: ({ tag }) => `utm_${tag} is empty; fill it in`,
    ru: ({ tag }) => `Метка utm_${tag} пуста; заполните её`,
    tr: ({ tag }) => `utm_${tag} boş; doldurun`,
  },
  tag_not_allowed: {
    en: ({ tag, got, better, allowed }) =>
      `utm_${tag}: ${got} is none of the names that are agreed on (${allowed})${better && `; ${better}, if that was meant`}`,
    ru: ({ tag, got, better, allowed }) =>
      `utm_${tag}: ${got} нет в списке принятых названий (${allowed})${better && `; возможно, имелось в виду ${better}`}`,
    tr: ({ tag, got, better, allowed }) =>
      `utm_${tag}: ${got}, kararlaştırılan adlar arasında yok (${allowed})${better && `; ${better} mi demek istediniz`}`,
  },
  tag_spelling: {
    en: ({ tag, got, better }) =>
      `utm_${tag}: other tools count "${got}" apart from other spellings; better ${better}`,
    ru: ({ tag, got, better }) =>
      `utm_${tag}: другие системы посчитают «${got}» отдельно от иных написаний; лучше ${better}`,
    tr: ({ tag, got, better }) =>
      `utm_${tag}: başka araçlar "${got}" yazımını ayrı sayar; ${better} daha iyi`,
  },
  tag_alphabet: {
    en: ({ tag, got }) =>
      `utm_${tag}: "${got}" has letters beyond Latin ones, which turn into %D0%… in the address`,
    ru: ({ tag, got }) =>
      `utm_${tag}: в «${got}» есть нелатинские буквы, в адресе они превратятся в %D0%…`,
    tr: ({ tag, got }) =>
      `utm_${tag}: "${got}" Latin dışı harfler içeriyor; adreste %D0%… biçimine dönüşür`,
  },
  tag_personal: {
    en: ({ tag }) =>
      `utm_${tag}: this looks like an e-mail address; links must not carry personal data`,
    ru: ({ tag }) =>
      `utm_${tag}: похоже на адрес почты; в ссылках не должно быть персональных данных`,
    tr: ({ tag }) =>
      `utm_${tag}: bu bir e-posta adresine benziyor; bağlantılar kişisel veri taşımamalı`,
  },
  tag_near: {
    en: ({ tag, got, better }) =>
      `utm_${tag}: "${got}" has not been used yet, "${better}" has; reports keep them apart`,
    ru: ({ tag, got, better }) =>
      `utm_${tag}: «${got}» ещё не встречалось, а «${better}» уже есть; в отчётах это разные строки`,
    tr: ({ tag, got, better }) =>
      `utm_${tag}: "${got}" henüz kullanılmadı, "${better}" kullanıldı; raporlarda ayrı satır olurlar`,
  },
  tag_spelt_before: {
    en: ({ tag, got, better }) => `utm_${tag}: "${got}" is "${better}" in a line before`,
    ru: ({ tag, got, better }) => `utm_${tag}: «${got}» в строке выше записано как «${better}»`,
    tr: ({ tag, got, better }) =>
      `utm_${tag}: "${got}" önceki bir satırda "${better}" olarak geçiyor`,
  },
  channel_unassigned: {
    en: () =>
      'no channel fits this source and medium: visits will count as Unassigned; choose a medium such as cpc, email or social',
    ru: () =>
      'под такой источник и тип трафика не подходит ни один канал: переходы попадут в «Не определено». Выберите, например, cpc, email или social',
    tr: () =>
      'bu kaynak ve ortam hiçbir kanala uymuyor: ziyaretler "Atanmamış" sayılır. cpc, email veya social gibi bir ortam seçin',
  },
};

export function linkFaultText(fault: LinkFault, language: Language): string {
  const { code, tag = '', got, better = '', allowed = [] } = fault;
  return LINK_WORDS[code][language]({ tag, got, better, allowed: allowed.join(', ') });
}
