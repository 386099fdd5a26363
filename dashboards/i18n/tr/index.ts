import analyst from './analyst.json' with { type: 'json' };
import budget from './budget.json' with { type: 'json' };
import closes from './closes.json' with { type: 'json' };
import journeys from './journeys.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import plan from './plan.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };

export default [messages, analyst, budget, closes, journeys, plan, report];
