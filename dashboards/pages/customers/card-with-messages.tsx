import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { DrawerSkeleton } from '../journeys/drawer-skeleton.tsx';
import { CustomerCardView as View } from './customer-card.tsx';

/** The card with its texts. */
export const CustomerCardView = withLaterMessages(View, <DrawerSkeleton />);
