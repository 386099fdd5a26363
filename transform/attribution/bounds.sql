-- Every rule as two bounds a touch: which part of the conversion, between 0 and 1, the touches before it
-- have (`_from`) and have together with it (`_upto`). Bounds meet from touch to touch, the first is 0
-- and the last 1, so whatever is divided by them adds up exactly.

-- shared: positional
-- First, all between together, last; of two touches there is nothing between. Sums of products and no branches,
-- here and below: the engine computes them column by column, and what rules have in common once.
if(touches > 2, 1 / (touches - 2), 0) AS part_between,
(i, a, b, c) -> (i >= touches) + (i > 0 AND i < touches)
    * (if(touches = 2, a / (a + c), a / (a + b + c)) + b / (a + b + c) * part_between * (i - 1)) AS positional

-- shared: milestoned
-- Milestones have their weights, the touches that are none share the rest; where every touch is one, they have all.
(i, reached, weight, passed, milestones, rest) -> (reached + rest * (i - passed) / greatest(touches - milestones, 1))
    / (weight + rest * (touches > milestones)) AS milestoned,
lead_touch != 1 AS lead_apart,
(opportunity_touch != 1 AND opportunity_touch != lead_touch) AS opportunity_apart,
i -> (i >= 1) + (i >= lead_touch) + (i >= opportunity_touch) AS reached,
i -> (i >= 1) + (lead_apart AND i >= lead_touch) + (opportunity_apart AND i >= opportunity_touch) AS passed,
1 + lead_apart + opportunity_apart AS milestones,
(touches != 1 AND touches != lead_touch AND touches != opportunity_touch) AS last_apart

-- rule: first
0 AS first_from, toFloat64(touch_seq = 1) AS first_upto
-- rule: last
0 AS last_from, toFloat64(touch_seq = touches) AS last_upto
-- rule: first_non_direct
0 AS first_non_direct_from, toFloat64(touch_seq = first_non_direct) AS first_non_direct_upto
-- rule: last_non_direct
0 AS last_non_direct_from, toFloat64(touch_seq = last_non_direct) AS last_non_direct_upto
-- rule: first_paid
0 AS first_paid_from, toFloat64(touch_seq = first_paid) AS first_paid_upto
-- rule: last_paid
0 AS last_paid_from, toFloat64(touch_seq = last_paid) AS last_paid_upto
-- rule: linear
before / touches AS linear_from, touch_seq / touches AS linear_upto
-- rule: linear_unique
-- The journey in the order of its channels: each has the same part, and divides it among its touches.
((channel_seq - 1) * channel_touches + channel_touch_seq - 1) / (channels * channel_touches) AS linear_unique_from,
((channel_seq - 1) * channel_touches + channel_touch_seq) / (channels * channel_touches) AS linear_unique_upto
-- rule: position_based, with positional
positional(before, 40, 20, 40) AS position_based_from, positional(touch_seq, 40, 20, 40) AS position_based_upto
-- rule: j_shaped, with positional
positional(before, 20, 20, 60) AS j_shaped_from, positional(touch_seq, 20, 20, 60) AS j_shaped_upto
-- rule: inverse_j, with positional
positional(before, 60, 20, 20) AS inverse_j_from, positional(touch_seq, 60, 20, 20) AS inverse_j_upto
-- rule: custom, with positional
positional(before, {custom:Array(Float64)}[1], {custom:Array(Float64)}[2], {custom:Array(Float64)}[3]) AS custom_from,
positional(touch_seq, {custom:Array(Float64)}[1], {custom:Array(Float64)}[2], {custom:Array(Float64)}[3]) AS custom_upto
-- rule: w_shaped, with milestoned
milestoned(before, 30 * reached(before), 90, passed(before), milestones, 10) AS w_shaped_from,
milestoned(touch_seq, 30 * reached(touch_seq), 90, passed(touch_seq), milestones, 10) AS w_shaped_upto
-- rule: full_path, with milestoned
milestoned(before, 22.5 * (reached(before) + (before >= touches)), 90, passed(before) + (last_apart AND before >= touches),
    milestones + last_apart, 10) AS full_path_from,
milestoned(touch_seq, 22.5 * (reached(touch_seq) + (touch_seq >= touches)), 90,
    passed(touch_seq) + (last_apart AND touch_seq >= touches), milestones + last_apart, 10) AS full_path_upto
-- rule: time_decay
decay_from / 1000000000 AS time_decay_from, decay_upto / 1000000000 AS time_decay_upto
-- rule: participation
-- The whole conversion to each channel: the one rule whose credit adds up to more than there is.
(channel_touch_seq - 1) / channel_touches AS participation_from, channel_touch_seq / channel_touches AS participation_upto
