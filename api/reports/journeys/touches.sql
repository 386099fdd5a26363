-- Continues `bounds` of all rules. Touches of one conversion, oldest first, with the credit of each under every rule: the part between two
-- bounds, cut out of the whole as `credit` does it.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
    (total, lower, upper) -> (cut(total, upper) - cut(total, lower)) AS credited
SELECT
    toString(part.touch_id) AS touch, touch_at, touch_seq, touches, lead_touch, opportunity_touch,
    place.kind AS kind, ifNull(nullIf(t.channel, ''), 'Unassigned') AS channel,
    ifNull(nullIf(t.channel_ga4, ''), 'Unassigned') AS channel_ga4, ifNull(t.reason, '') AS rule, ifNull(t.source, '') AS source,
    place.campaign AS campaign, place.ad_group AS ad_group, place.keyword AS keyword, place.content AS content,
    arrayMap(rule -> (rule.1, credited(1000000000, rule.2, rule.3), credited(intDiv(revenue_base, 10000), rule.2, rule.3)), [
        ('first', toFloat64(0), first_upto), ('last', 0, last_upto),
        ('first_non_direct', 0, first_non_direct_upto), ('last_non_direct', 0, last_non_direct_upto),
        ('first_paid', 0, first_paid_upto), ('last_paid', 0, last_paid_upto),
        ('linear', linear_from, linear_upto), ('linear_unique', linear_unique_from, linear_unique_upto),
        ('position_based', position_based_from, position_based_upto),
        ('j_shaped', j_shaped_from, j_shaped_upto), ('inverse_j', inverse_j_from, inverse_j_upto),
        ('custom', custom_from, custom_upto), ('w_shaped', w_shaped_from, w_shaped_upto),
        ('full_path', full_path_from, full_path_upto), ('time_decay', time_decay_from, time_decay_upto),
        ('participation', participation_from, participation_upto)]) AS credit
FROM
(
    SELECT *
    FROM bounds
    WHERE payment_day = {payment_day:Date} AND owner = {person:UInt64} AND conversion_id = {conversion:UInt64} AND touch_id != 0
) AS part
LEFT JOIN
(
    SELECT touch_id, kind, campaign, ad_group, keyword, content
    FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE owner = {person:UInt64} AND (day, owner, touch_id) IN
    (
        SELECT touch_day, owner, touch_id
        FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE payment_day = {payment_day:Date} AND owner = {person:UInt64} AND conversion_id = {conversion:UInt64}
    )
) AS place ON place.touch_id = part.touch_id
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source FROM traffic FINAL) AS t ON t.traffic = part.traffic
ORDER BY touch_seq
