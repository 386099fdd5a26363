-- Continues `bounds` of all rules. What each rule gives to each way of coming: all of them in one pass over the ledger.
-- Money is cut at the same bounds as in `credit`. Arrays stand in the order of the contract’s list of rules.
, (total, part) -> toInt64(floor(total * part + 0.5)) AS cut,
    (total, lower, upper) -> (cut(total, upper) - cut(total, lower)) AS credited,
    -- Of what is never below 0 the rest is simply cut off.
    (lower, upper) -> (toInt64(1000000000 * upper + 0.5) - toInt64(1000000000 * lower + 0.5)) AS shared
SELECT
    /* met */
    unattributed,
    if(unattributed, '', ifNull(nullIf(t.channel, ''), 'Unassigned')) AS channel,
    if(NOT unattributed AND (has({levels:Array(String)}, 'source') OR concat(campaign_id_, campaign_, ad_group_) != ''),
       ifNull(t.source, ''), '') AS source,
    campaign_id_ AS campaign_id, campaign_ AS campaign,
    '' AS ad_group_id, ad_group_ AS ad_group, keyword_ AS keyword, name_day_ AS name_day,
    sumForEach(facts.shares) AS shares,
    sumForEach(facts.values) AS values,
    sumForEach(facts.unknown) AS unknown
FROM
(
    SELECT
        /* inner met */
        c.touch_id = 0 AS unattributed,
        if(unattributed, 0, c.traffic) AS traffic_,
        -- The way says the rest, where more than the channel and the source is asked for.
        if(NOT unattributed AND hasAny({levels:Array(String)}, ['campaign', 'ad_group', 'keyword']), c.way, 0) AS way_,
        -- A name that several campaigns have had means the one of the touch's day.
        if(way_ != 0 AND c.way IN (SELECT way FROM ways WHERE notEmpty({dated_names:Array(String)}) AND lowerUTF8(campaign) IN ({dated_names:Array(String)})),
           toString(c.touch_day), '') AS name_day_,
        [
            toInt64(countIf(first_upto = 1)) * 1000000000,
            toInt64(countIf(last_upto = 1)) * 1000000000,
            toInt64(countIf(first_non_direct_upto = 1)) * 1000000000,
            toInt64(countIf(last_non_direct_upto = 1)) * 1000000000,
            toInt64(countIf(first_paid_upto = 1)) * 1000000000,
            toInt64(countIf(last_paid_upto = 1)) * 1000000000,
            sum(shared(linear_from, linear_upto)),
            sum(shared(linear_unique_from, linear_unique_upto)),
            sum(shared(position_based_from, position_based_upto)),
            sum(shared(j_shaped_from, j_shaped_upto)),
            sum(shared(inverse_j_from, inverse_j_upto)),
            sum(shared(custom_from, custom_upto)),
            sum(shared(w_shaped_from, w_shaped_upto)),
            sum(shared(full_path_from, full_path_upto)),
            sum(shared(time_decay_from, time_decay_upto)),
            sum(shared(participation_from, participation_upto))
        ] AS shares,
        [
            sumIf(money, first_upto = 1),
            sumIf(money, last_upto = 1),
            sumIf(money, first_non_direct_upto = 1),
            sumIf(money, last_non_direct_upto = 1),
            sumIf(money, first_paid_upto = 1),
            sumIf(money, last_paid_upto = 1),
            sum(credited(money, linear_from, linear_upto)),
            sum(credited(money, linear_unique_from, linear_unique_upto)),
            sum(credited(money, position_based_from, position_based_upto)),
            sum(credited(money, j_shaped_from, j_shaped_upto)),
            sum(credited(money, inverse_j_from, inverse_j_upto)),
            sum(credited(money, custom_from, custom_upto)),
            sum(credited(money, w_shaped_from, w_shaped_upto)),
            sum(credited(money, full_path_from, full_path_upto)),
            sum(credited(money, time_decay_from, time_decay_upto)),
            sum(credited(money, participation_from, participation_upto))
        ] AS values,
        [
            countIf(is_unknown AND first_upto = 1),
            countIf(is_unknown AND last_upto = 1),
            countIf(is_unknown AND first_non_direct_upto = 1),
            countIf(is_unknown AND last_non_direct_upto = 1),
            countIf(is_unknown AND first_paid_upto = 1),
            countIf(is_unknown AND last_paid_upto = 1),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown AND custom_upto > custom_from),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown),
            countIf(is_unknown)
        ] AS unknown
    FROM
    (
        SELECT *,
            if({value:String} = 'margin', margin_base, revenue_base) AS whole,
            intDiv(ifNull(whole, 0), 10000) AS money,
            isNull(whole) AS is_unknown,
            multiIf({basis:String} = 'touch', touch_day,
                    {basis:String} = 'lead' OR kind = 'lead', lead_day,
                    {basis:String} = 'deal', deal_day,
                    payment_day) AS dated
        FROM bounds
    ) AS c
    /* joins */
    WHERE c.kind IN ({kinds:Array(String)})
      AND dated BETWEEN {from:Date} AND {to:Date}
      -- Says the same once more in words that the primary key understands.
      AND ({basis:String} != 'payment' OR c.kind = 'lead' OR c.payment_day BETWEEN {from:Date} AND {to:Date})
    GROUP BY /* inner met name */ unattributed, traffic_, way_, name_day_
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
LEFT JOIN (SELECT traffic, channel, channel_ga4, reason, source, medium FROM traffic FINAL) AS t ON t.traffic = facts.traffic_
GROUP BY /* met name */ unattributed, channel, source, campaign_id, campaign, ad_group_id, ad_group, keyword, name_day
