-- What credited parts of conversions are told by. `c` is a part, `dated` the day that it is dated by, `t` its traffic,
-- `touch` the touch that has it, `sale` the conversion. What belongs to a touch is null where no touch has the part:
-- it is not the same as a touch that does not say it.

-- shared: moved
if(dated < {split:Date}, addDays(addYears(dated, {years:Int32}), {days:Int32}), dated)

-- join: touch
LEFT JOIN
(
    -- The few touches that have a part in the period are chosen before it is looked up which are superseded: that takes
    -- several times as long for each.
    SELECT owner, touch_id, creative, landing, device, country, region, returning
    FROM touchpoint_rows
    PREWHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND touch_id IN (SELECT touch_id FROM journey_rows
                       WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND touch_id != 0
                         AND greatest(touch_day, lead_day, deal_day, payment_day) >= {from:Date}
                         AND least(touch_day, lead_day, deal_day, payment_day) <= {to:Date})
    WHERE (owner, revision) NOT IN (SELECT owner, revision FROM superseded
                                    WHERE generation = {generation:UInt32} AND by_revision <= {revision:UInt64})
) AS touch ON touch.owner = c.owner AND touch.touch_id = c.touch_id
-- join: sale
LEFT JOIN
(
    SELECT owner, conversion_id, lead_type, stage, owner_name, branch, partner, company, coupon
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
) AS sale ON sale.owner = c.owner AND sale.conversion_id = c.conversion_id

-- dimension: day
toString(moved)
-- dimension: week
formatDateTime(moved, '%G-W%V')
-- dimension: month
formatDateTime(moved, '%Y-%m')
-- dimension: quarter
concat(toString(toYear(moved)), '-Q', toString(toQuarter(moved)))
-- dimension: channel, of traffic
if(unattributed, NULL, ifNull(nullIf(toString(t.channel), ''), 'Unassigned'))
-- dimension: channel_ga4, of traffic
if(unattributed, NULL, ifNull(nullIf(toString(t.channel_ga4), ''), 'Unassigned'))
-- dimension: rule, of traffic
if(unattributed, NULL, ifNull(toString(t.reason), ''))
-- dimension: medium, of traffic
if(unattributed, NULL, ifNull(toString(t.medium), ''))
-- dimension: creative, with touch
if(c.touch_id = 0, NULL, touch.creative)
-- dimension: landing, with touch
if(c.touch_id = 0, NULL, touch.landing)
-- dimension: device, with touch
if(c.touch_id = 0, NULL, touch.device)
-- dimension: country, with touch
if(c.touch_id = 0, NULL, touch.country)
-- dimension: region, with touch
if(c.touch_id = 0, NULL, touch.region)
-- dimension: returning, with touch
if(c.touch_id = 0, NULL, if(touch.returning, 'returning', 'new'))
-- dimension: branch, with sale
sale.branch
-- dimension: company, with sale
sale.company
-- dimension: conversion
toString(c.kind)
-- dimension: customer
multiIf(c.kind = 'lead', '', c.is_first_purchase, 'new', 'repeat')
-- dimension: lead_type, with sale
sale.lead_type
-- dimension: stage, with sale
sale.stage
-- dimension: owner, with sale
sale.owner_name
-- dimension: partner, with sale
sale.partner
-- dimension: coupon, with sale
sale.coupon
