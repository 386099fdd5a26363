import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { PageSkeleton } from '../page-skeleton.tsx';
import { ImportPage as Page } from './import-page.tsx';

/** The page with its texts. */
export const ImportPage = withLaterMessages(Page, <PageSkeleton />);
