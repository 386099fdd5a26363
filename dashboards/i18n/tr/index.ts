import analyst from './analyst.json' with { type: 'json' };
import journeys from './journeys.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };

export default [messages, analyst, journeys];
