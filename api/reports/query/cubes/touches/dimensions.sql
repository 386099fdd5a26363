-- What visits and calls are told by. `p` is a touch, `t` its traffic.

-- shared: moved
if(p.day < {split:Date}, addDays(addYears(p.day, {years:Int32}), {days:Int32}), p.day)

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
-- dimension: creative
p.creative
-- dimension: landing
p.landing
-- dimension: device
p.device
-- dimension: country
p.country
-- dimension: region
p.region
-- dimension: returning
if(p.returning, 'returning', 'new')
-- dimension: branch
p.branch
-- dimension: company
p.company
