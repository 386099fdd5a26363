/** Where a row stands in a tree, for a table whose rows open. */
export interface TreePlace {
  readonly id: string;
  /** 0 for the first level. */
  readonly level: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
  /** Place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  /** It stands for rows that are on their way, or could not be fetched. */
  readonly pending?: 'loading' | 'failed';
  readonly toggle: () => void;
  /** Asks again for rows that could not be fetched. */
  readonly retry?: () => void;
}
