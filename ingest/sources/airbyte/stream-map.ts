import type { CostRow } from '../../contract/fact.ts';
import type { CostLevel } from '../../mapping/ad-cost.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import type { Skip } from '../source.ts';
import type { AirbyteSettings } from './settings.ts';

/** How the rows of one stream become ad costs. */
export interface StreamMap {
  readonly platform: 'google_ads' | 'meta';
  readonly level: CostLevel;
  /** Account and day of a row, by which it is restated; raises `RecordError` when there is no day. */
  place(data: JsonObject): { readonly account: string | undefined; readonly date: string };
  /** Why this row is not taken under these settings, or undefined. */
  leaveOut(data: JsonObject, settings: AirbyteSettings): Skip | undefined;
  row(data: JsonObject, date: string, settings: AirbyteSettings): CostRow;
  /** Account id of the settings, for rows that carry none. */
  accountId(settings: AirbyteSettings): string | undefined;
}
