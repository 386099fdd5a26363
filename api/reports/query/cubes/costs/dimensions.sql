-- What costs are told by. `c` is a row of costs, `t` its traffic.

-- shared: moved
if(c.day < {split:Date}, addDays(addYears(c.day, {years:Int32}), {days:Int32}), c.day)

-- dimension: day
toString(moved)
-- dimension: week
formatDateTime(moved, '%G-W%V')
-- dimension: month
formatDateTime(moved, '%Y-%m')
-- dimension: quarter
concat(toString(toYear(moved)), '-Q', toString(toQuarter(moved)))
-- dimension: channel, of traffic
ifNull(nullIf(toString(t.channel), ''), 'Unassigned')
-- dimension: channel_ga4, of traffic
ifNull(nullIf(toString(t.channel_ga4), ''), 'Unassigned')
-- dimension: rule, of traffic
ifNull(toString(t.reason), '')
-- dimension: medium, of traffic
ifNull(toString(t.medium), '')
