/** What signs of fraud are called. */
export const FRAUD_WORDS = {
  signal: {
    repeated_clicks: {
      en: 'Repeated clicks of one device',
      ru: 'Повторные клики одного устройства',
      tr: 'Tek cihazdan yinelenen tıklamalar',
    },
    click_burst: { en: 'Burst of clicks', ru: 'Всплеск кликов', tr: 'Ani tıklama artışı' },
    click_injection: {
      en: 'Click seconds before an order',
      ru: 'Клик за секунды до заказа',
      tr: 'Siparişten saniyeler önce tıklama',
    },
    last_click_flooding: {
      en: 'Last click taken over',
      ru: 'Перехват последнего клика',
      tr: 'Son tıklamayı kapma',
    },
    short_calls: {
      en: 'Calls of seconds from one number',
      ru: 'Секундные звонки с одного номера',
      tr: 'Tek numaradan birkaç saniyelik aramalar',
    },
    same_contact: {
      en: 'Leads with one contact',
      ru: 'Лиды с одним контактом',
      tr: 'Aynı iletişim bilgili potansiyel müşteriler',
    },
    same_device: {
      en: 'Leads from one device',
      ru: 'Лиды с одного устройства',
      tr: 'Tek cihazdan gelen potansiyel müşteriler',
    },
    no_contact: {
      en: 'Leads without a valid contact',
      ru: 'Лиды без верного контакта',
      tr: 'Geçerli iletişim bilgisi olmayan potansiyel müşteriler',
    },
  },
} as const;
