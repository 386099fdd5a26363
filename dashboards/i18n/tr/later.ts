import customer from './customer.json' with { type: 'json' };
import imports from './import.json' with { type: 'json' };
import smartGoals from './smart-goals.json' with { type: 'json' };

/** Texts of pages that most visits do not open. */
export default [customer, imports, smartGoals];
