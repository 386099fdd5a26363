import { boundedInteger } from '../bounded-number.ts';
import type { Column } from '../table.ts';

export const EMAIL_BY = ['campaign', 'type', 'month'] as const;
export type EmailBy = (typeof EMAIL_BY)[number];

/** `not_told`: no source says whether it was a mailing or a message to one person. */
export const MESSAGE_TYPES = ['bulk', 'triggered', 'transactional', 'not_told'] as const;

export const window = boundedInteger(1, 30)
  .default(5)
  .describe('Days after a click within which a sale belongs to the message');

export const MESSAGE_COLUMNS = {
  campaign: {
    ...{ key: 'campaign', unit: 'text' },
    label: { en: 'Campaign or flow', ru: 'Рассылка или триггер', tr: 'Kampanya ya da akış' },
  },
  type: {
    ...{ key: 'message_type', unit: 'text' },
    label: { en: 'Type of messages', ru: 'Тип писем', tr: 'İleti türü' },
  },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
} as const satisfies Readonly<Record<EmailBy, Column>>;
