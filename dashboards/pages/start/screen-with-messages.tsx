import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { PageSkeleton } from '../page-skeleton.tsx';
import { StartScreen as Screen } from './start-screen.tsx';

/** The screen with its texts. */
export const StartScreen = withLaterMessages(Screen, <PageSkeleton />);
