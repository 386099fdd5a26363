-- What each rule gives to each way of coming: all of them in one pass over the ledger. Money is cut at the same
-- bounds as in the view `credit`. Arrays stand in the order of the contract's list of rules.
WITH
    (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
    (total, lower, upper) -> (cut(total, upper) - cut(total, lower)) AS credited
SELECT
    unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(NOT unattributed AND (has({levels:Array(String)}, 'source') OR concat(campaign_id_, campaign_, ad_group_) != ''),
       ifNull(t.source, ''), '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    '' AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword,
    sumForEach(facts.shares) AS shares,
    sumForEach(facts.values) AS values,
    sumForEach(facts.unknown) AS unknown
FROM
(
    SELECT
        touch_id = 0 AS unattributed,
        if(unattributed, 0, traffic) AS traffic_,
        -- The way says the rest, where more than the channel and the source is asked for.
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword']), way, 0) AS way_,
        [
            sum(credited(1000000000, 0, first_upto)),
            sum(credited(1000000000, 0, last_upto)),
            sum(credited(1000000000, 0, first_non_direct_upto)),
            sum(credited(1000000000, 0, last_non_direct_upto)),
            sum(credited(1000000000, 0, first_paid_upto)),
            sum(credited(1000000000, 0, last_paid_upto)),
            sum(credited(1000000000, linear_from, linear_upto)),
            sum(credited(1000000000, linear_unique_from, linear_unique_upto)),
            sum(credited(1000000000, position_based_from, position_based_upto)),
            sum(credited(1000000000, j_shaped_from, j_shaped_upto)),
            sum(credited(1000000000, inverse_j_from, inverse_j_upto)),
            sum(credited(1000000000, custom_from, custom_upto)),
            sum(credited(1000000000, w_shaped_from, w_shaped_upto)),
            sum(credited(1000000000, full_path_from, full_path_upto)),
            sum(credited(1000000000, time_decay_from, time_decay_upto)),
            sum(credited(1000000000, participation_from, participation_upto))
        ] AS shares,
        [
            sum(credited(ifNull(whole, 0), 0, first_upto)),
            sum(credited(ifNull(whole, 0), 0, last_upto)),
            sum(credited(ifNull(whole, 0), 0, first_non_direct_upto)),
            sum(credited(ifNull(whole, 0), 0, last_non_direct_upto)),
            sum(credited(ifNull(whole, 0), 0, first_paid_upto)),
            sum(credited(ifNull(whole, 0), 0, last_paid_upto)),
            sum(credited(ifNull(whole, 0), linear_from, linear_upto)),
            sum(credited(ifNull(whole, 0), linear_unique_from, linear_unique_upto)),
            sum(credited(ifNull(whole, 0), position_based_from, position_based_upto)),
            sum(credited(ifNull(whole, 0), j_shaped_from, j_shaped_upto)),
            sum(credited(ifNull(whole, 0), inverse_j_from, inverse_j_upto)),
            sum(credited(ifNull(whole, 0), custom_from, custom_upto)),
            sum(credited(ifNull(whole, 0), w_shaped_from, w_shaped_upto)),
            sum(credited(ifNull(whole, 0), full_path_from, full_path_upto)),
            sum(credited(ifNull(whole, 0), time_decay_from, time_decay_upto)),
            sum(credited(ifNull(whole, 0), participation_from, participation_upto))
        ] AS values,
        [
            countIf(isNull(whole) AND first_upto > 0),
            countIf(isNull(whole) AND last_upto > 0),
            countIf(isNull(whole) AND first_non_direct_upto > 0),
            countIf(isNull(whole) AND last_non_direct_upto > 0),
            countIf(isNull(whole) AND first_paid_upto > 0),
            countIf(isNull(whole) AND last_paid_upto > 0),
            countIf(isNull(whole) AND linear_upto > linear_from),
            countIf(isNull(whole) AND linear_unique_upto > linear_unique_from),
            countIf(isNull(whole) AND position_based_upto > position_based_from),
            countIf(isNull(whole) AND j_shaped_upto > j_shaped_from),
            countIf(isNull(whole) AND inverse_j_upto > inverse_j_from),
            countIf(isNull(whole) AND custom_upto > custom_from),
            countIf(isNull(whole) AND w_shaped_upto > w_shaped_from),
            countIf(isNull(whole) AND full_path_upto > full_path_from),
            countIf(isNull(whole) AND time_decay_upto > time_decay_from),
            countIf(isNull(whole) AND participation_upto > participation_from)
        ] AS unknown
    FROM
    (
        SELECT *,
            intDiv(if({value:String} = 'margin', margin_base, revenue_base), 10000) AS whole,
            multiIf({basis:String} = 'touch', touch_day,
                    {basis:String} = 'lead' OR kind = 'lead', lead_day,
                    {basis:String} = 'deal', deal_day,
                    payment_day) AS dated
        FROM journey_bounds(generation = {generation:UInt32}, revision = {revision:UInt64}, custom = {custom:Array(Float64)})
    )
    WHERE kind IN ({kinds:Array(String)})
      AND dated BETWEEN {from:Date} AND {to:Date}
      -- Says the same once more in words that the primary key understands.
      AND ({basis:String} != 'payment' OR kind = 'lead' OR payment_day BETWEEN {from:Date} AND {to:Date})
    GROUP BY unattributed, traffic_, way_
) AS facts
LEFT JOIN
(
    SELECT way,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign_id, '') AS campaign_id_,
        if(hasAny({levels:Array(String)}, ['campaign', 'ad_group']), campaign, '') AS campaign_,
        if(has({levels:Array(String)}, 'ad_group'), ad_group, '') AS ad_group_,
        if(has({levels:Array(String)}, 'keyword'), keyword, '') AS keyword_
    FROM ways FINAL
    WHERE hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword'])
) AS w ON w.way = facts.way_
LEFT JOIN (SELECT traffic, channel, source FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
GROUP BY unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword
