import type { CostRow } from '../../contract/fact.ts';
import type { Skip } from '../../contract/source.ts';
import type { CostLevel } from '../../mapping/ad-cost.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import type { AirbyteSettings } from './settings.ts';

/** `google_ads`, `meta`, or a platform of `AD_STREAMS`. */
export type Platform = string;

/** Where a row belongs, worked out from all that a delivery says. */
export interface Place {
  readonly date: string;
  /** Currency of the row or, where it states none, of other records of its account. */
  readonly currency: unknown;
}

/** How the rows of one stream become ad costs. */
export interface StreamMap {
  readonly platform: Platform;
  readonly level: CostLevel;
  /** Account that the row states, by an id or by the path of one of its objects. */
  account(data: JsonObject): string | undefined;
  /** Day of the row, by which it is restated; raises `RecordError` when there is none. */
  date(data: JsonObject): string;
  /** The row's own currency as it is written. */
  currency(data: JsonObject): unknown;
  /** Why the row is not a cost at all, or undefined. */
  noCost(data: JsonObject): Skip | undefined;
  /** Fields that tell the row from others of its block: neither metrics nor words about what an id names. */
  segments(data: JsonObject): JsonObject;
  row(data: JsonObject, place: Place, settings: AirbyteSettings): CostRow;
}
