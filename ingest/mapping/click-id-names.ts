/** Click-id parameters by their lower-case name, as their platforms spell them. */
export const CLICK_ID_NAMES: ReadonlyMap<string, string> = new Map(
  [
    ...['gclid', 'gbraid', 'wbraid', 'dclid', 'srsltid', 'msclkid', 'fbclid', 'ttclid', 'twclid'],
    ...['yclid', 'ymclid', 'ysclid', 'rb_clickid', 'li_fat_id', 'epik', 'ScCid', 'rdt_cid'],
    ...['vkclid', 'oppref', 'tblci', 'dicbo', 'qclid', 'sznclid'],
    ...['ctwa_clid', 'mc_cid', '_hsenc', 'irclickid', 'awc', 'admitad_uid', 'cjevent'],
  ].map((name) => [name.toLowerCase(), name]),
);
