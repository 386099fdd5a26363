import analyst from './analyst.json' with { type: 'json' };
import back from './back.json' with { type: 'json' };
import behind from './behind.json' with { type: 'json' };
import budget from './budget.json' with { type: 'json' };
import closes from './closes.json' with { type: 'json' };
import data from './data.json' with { type: 'json' };
import journeys from './journeys.json' with { type: 'json' };
import links from './links.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import plan from './plan.json' with { type: 'json' };
import report from './report.json' with { type: 'json' };

export default [
  messages,
  analyst,
  back,
  behind,
  budget,
  closes,
  data,
  journeys,
  links,
  plan,
  report,
];
