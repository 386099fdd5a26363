import type { Published } from '../../reports/answer.ts';
import type { ReportConfig } from '../../reports/report-config.ts';
import { fetchHistory, type History } from './history.ts';

/** Credits results where a question names no model. */
export const HISTORY_MODEL = 'last_non_direct';

/** History of the newest state, read once a state: plans are looked at more often than facts are published. */
export class RecentHistory {
  #key = '';
  #history: Promise<History | null> = Promise.resolve(null);

  of(published: Published, config: ReportConfig): Promise<History | null> {
    const { state } = published;
    const key = `${state?.generation}.${state?.revision}`;
    if (key === this.#key) return this.#history;
    this.#key = key;
    this.#history = fetchHistory(published, config, HISTORY_MODEL);
    this.#history.catch(() => {
      // The next one who asks tries again.
      if (this.#key === key) this.#key = '';
    });
    return this.#history;
  }
}
