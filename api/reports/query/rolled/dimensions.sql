-- What is rolled up can be told by, beside its levels. `d` is a row of sums; each is as the fact tables have it.

-- shared: moved
if(d.day < {split:Date}, addDays(addYears(d.day, {years:Int32}), {days:Int32}), d.day)

-- dimension: day
toString(moved)
-- dimension: week
formatDateTime(moved, '%G-W%V')
-- dimension: month
formatDateTime(moved, '%Y-%m')
-- dimension: quarter
concat(toString(toYear(moved)), '-Q', toString(toQuarter(moved)))
-- dimension: channel
if(d.unattributed, NULL, toString(d.channel))
-- dimension: conversion
toString(d.kind)
-- dimension: customer
multiIf(d.kind = 'lead', '', d.first_purchase, 'new', 'repeat')
