import { createHmac } from 'node:crypto';
import { isoUtc } from '../calendar.ts';
import { ACCOUNTS } from '../credentials.ts';
import type { Message } from '../delivery.ts';
import { hexOf } from '../random.ts';
import { SURVEY_DRIVERS, type SurveyAnswer } from '../surveys.ts';

/** A response to the survey that follows an order. */
export function typeformMessage(answer: SurveyAnswer, secret: string): Message {
  const { key, order, at, score, ratings } = answer;
  return {
    key: `typeform.${key}`,
    at,
    source: 'typeform',
    account: ACCOUNTS.typeform,
    path: `/collect/typeform/${ACCOUNTS.typeform}`,
    headers: (bytes) => ({
      'typeform-signature': `sha256=${createHmac('sha256', secret).update(bytes).digest('base64')}`,
    }),
    body: () =>
      JSON.stringify({
        event_id: hexOf(26, 'survey', key),
        event_type: 'form_response',
        form_response: {
          form_id: 'after-order',
          token: hexOf(32, 'response', key),
          submitted_at: isoUtc(at),
          hidden: { order_id: String(order.id), email: order.person.email },
          answers: [
            { type: 'number', number: score, field: { id: 'q1', ref: 'recommend', type: 'nps' } },
            ...SURVEY_DRIVERS.map((driver, index) => ({
              type: 'number',
              number: ratings[driver],
              field: { id: `q${index + 2}`, ref: driver, type: 'opinion_scale' },
            })),
          ],
        },
      }),
  };
}
