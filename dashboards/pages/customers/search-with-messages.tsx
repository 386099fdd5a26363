import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { CustomerSearch as Search } from './customer-search.tsx';

/** The field with its texts. */
export const CustomerSearch = withLaterMessages(Search, null);
