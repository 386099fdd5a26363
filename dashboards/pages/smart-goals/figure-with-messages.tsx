import { withLaterMessages } from '../../i18n/with-later-messages.tsx';
import { GoalsFigure as Figure } from './goals-figure.tsx';

/** The goals with their texts. */
export const GoalsFigure = withLaterMessages(Figure, null);
