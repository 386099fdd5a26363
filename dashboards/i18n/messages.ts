import type { Language } from '@throughline/api/contract/metrics';
import en from './en/messages.json';
import ru from './ru/messages.json';
import tr from './tr/messages.json';

/** Every text of the pages; the test beside this file holds the three languages together. */
export const MESSAGES: Record<Language, object> = { en, ru, tr };
