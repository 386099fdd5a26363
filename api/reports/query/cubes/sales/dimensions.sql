-- What whole sales are told by. `sale` is one, `dated` the day that it is dated by.

-- shared: moved
if(dated < {split:Date}, addDays(addYears(dated, {years:Int32}), {days:Int32}), dated)

-- dimension: day
toString(moved)
-- dimension: week
formatDateTime(moved, '%G-W%V')
-- dimension: month
formatDateTime(moved, '%Y-%m')
-- dimension: quarter
concat(toString(toYear(moved)), '-Q', toString(toQuarter(moved)))
-- dimension: branch
toString(sale.branch)
-- dimension: company
toString(sale.company)
-- dimension: conversion
toString(sale.kind)
-- dimension: customer
if(sale.is_first_purchase, 'new', 'repeat')
-- dimension: lead_type
toString(sale.lead_type)
-- dimension: stage
toString(sale.stage)
-- dimension: owner
toString(sale.owner_name)
-- dimension: partner
toString(sale.partner)
-- dimension: coupon
toString(sale.coupon)
