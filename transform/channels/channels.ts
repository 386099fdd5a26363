/** A channel of ours: `key` is the value that is stored and reported. */
export interface ChannelDefinition {
  readonly key: string;
  /** True when visits of this channel are bought as a rule; `Classification.paid` speaks of one visit. */
  readonly paid: boolean;
  readonly label: { readonly en: string; readonly ru: string; readonly tr: string };
}

function channel<const Key extends string>(key: Key, paid: boolean, ru: string, tr: string) {
  return { key, paid, label: { en: key as string, ru, tr } } as const;
}

/** The closed list of our channels, in the order of reports. */
export const CHANNELS = [
  channel('Paid Search', true, 'Платный поиск', 'Ücretli Arama'),
  channel('Display', true, 'Медийная реклама', 'Görüntülü Reklam'),
  channel('Paid Social', true, 'Платные соцсети', 'Ücretli Sosyal'),
  channel('Paid Video', true, 'Видеореклама', 'Ücretli Video'),
  channel('Paid Shopping', true, 'Товарная реклама', 'Ücretli Alışveriş'),
  channel('Paid AI', true, 'Реклама в ИИ-ассистентах', 'Ücretli Yapay Zekâ'),
  channel('Marketplaces', true, 'Маркетплейсы', 'Pazar Yerleri'),
  channel('Maps', true, 'Карты', 'Haritalar'),
  channel('Affiliates', true, 'Партнёрские сети', 'Satış Ortaklığı'),
  channel('Cross-network', true, 'Кросс-сетевая реклама', 'Ağlar Arası'),
  channel('Audio', true, 'Аудиореклама', 'Sesli reklam'),
  channel('Paid Other', true, 'Другая реклама', 'Diğer Ücretli'),
  channel('Organic Search', false, 'Органический поиск', 'Organik Arama'),
  channel('Organic Social', false, 'Соцсети', 'Organik Sosyal'),
  channel('Organic Video', false, 'Видео', 'Organik Video'),
  channel('Organic Shopping', false, 'Бесплатные товарные объявления', 'Organik Alışveriş'),
  channel('Messenger', false, 'Мессенджеры', 'Mesajlaşma'),
  channel('Recommendation', false, 'Рекомендации', 'Öneriler'),
  channel('AI Assistant', false, 'ИИ-ассистенты', 'Yapay Zekâ Asistanı'),
  channel('Email', false, 'Email-рассылки', 'E-posta'),
  channel('SMS', false, 'SMS', 'SMS'),
  channel('Push', false, 'Push-уведомления', 'Anlık Bildirim'),
  channel('Referral', false, 'Переходы с сайтов', 'Yönlendirme'),
  channel('Partner', false, 'Партнёры и дилеры', 'İş Ortakları'),
  channel('Offline', false, 'Офлайн', 'Çevrimdışı'),
  channel('Phone', false, 'Телефон', 'Telefon'),
  channel('Direct', false, 'Прямые заходы', 'Doğrudan'),
  channel('Internal', false, 'Внутренние переходы', 'Dahili'),
  channel('Unassigned', false, 'Не определено', 'Atanmamış'),
] as const satisfies readonly ChannelDefinition[];

export type Channel = (typeof CHANNELS)[number]['key'];

export const CHANNEL_KEYS: readonly Channel[] = CHANNELS.map((one) => one.key);

/** The channels of GA4's default channel group. */
export type ChannelGa4 =
  | 'Direct'
  | 'Cross-network'
  | 'Paid Shopping'
  | 'Paid Search'
  | 'Paid Social'
  | 'Paid Video'
  | 'Display'
  | 'Paid Other'
  | 'Organic Shopping'
  | 'Organic Social'
  | 'Organic Video'
  | 'Organic Search'
  | 'Referral'
  | 'Email'
  | 'Affiliates'
  | 'Audio'
  | 'SMS'
  | 'Mobile Push Notifications'
  | 'AI Assistant'
  | 'Unassigned';

const byKey: ReadonlyMap<string, ChannelDefinition> = new Map(
  CHANNELS.map((one) => [one.key, one]),
);

export function channelDefinition(key: Channel): ChannelDefinition {
  return byKey.get(key)!;
}

export function isChannel(key: string): key is Channel {
  return byKey.has(key);
}
