import { PERSON, TRAFFIC } from './shared.ts';
import type { Words } from './words.ts';

export const VISITS: Words = {
  ...PERSON,
  ...TRAFFIC,
  time: [
    'visit time',
    'time',
    'date time',
    'datetime',
    'timestamp',
    'время визита',
    'дата визита',
    'ziyaret zamani',
    'session start',
  ],
  campaign: ['utm campaign', 'campaign'],
};

export const TOUCHES: Words = {
  ...PERSON,
  ...TRAFFIC,
  time: [
    'touch time',
    'touch date',
    'event date',
    'date',
    'time',
    'дата',
    'дата касания',
    'дата мероприятия',
    'tarih',
    'etkinlik tarihi',
  ],
  event: [
    'touch',
    'event',
    'event name',
    'place',
    'касание',
    'мероприятие',
    'точка контакта',
    'etkinlik',
    'temas',
  ],
  subject: ['touch type', 'event type', 'тип касания', 'temas türü'],
  campaign: ['utm campaign', 'campaign', 'кампания', 'kampanya'],
};
