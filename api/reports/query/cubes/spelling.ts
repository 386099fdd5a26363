/** How one fact names its campaign and ad group; fields are empty where the platform does not say. */
export interface Spelling {
  readonly source: string;
  readonly campaign_id: string;
  readonly campaign: string;
  readonly ad_group_id: string;
  readonly ad_group: string;
  /** Day of the touch, where the name has meant different campaigns; else empty. */
  readonly name_day?: string;
}
