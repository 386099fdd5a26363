/** Lines of a file that can be imported as they are: `throughline import --example yandex-direct`. */
export const EXAMPLE =
  'Date\tCampaignId\tCampaignName\tImpressions\tClicks\tCost\n2026-03-02\t70911824\tspring\t550\t23\t1220000000\n';
