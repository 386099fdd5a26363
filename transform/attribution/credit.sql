-- Credit of every conversion under every rule model.

-- Models that give a conversion to one of its touches.
-- needs: work_converted
INSERT INTO credit_rows
SELECT {generation:UInt32}, {revision:UInt64}, conversion.owner, choice.1, kind, conversion_id, choice.2 AS credited,
    touch.day, lead_day, deal_day, payment_day, touch.traffic, touch.campaign, touch.campaign_id, touch.ad_group,
    touch.keyword, is_first_purchase, 1000000000, revenue_base, margin_base
FROM
(
    SELECT conversion_id, arrayJoin([
        ('first', argMin(touch_id, touch_seq)),
        ('last', argMax(touch_id, touch_seq)),
        ('last_non_direct', argMax(touch_id, (NOT is_direct, touch_seq)))]) AS choice
    FROM journey_rows
    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
      AND owner IN (SELECT person FROM work_converted)
    GROUP BY conversion_id
) AS walked
INNER JOIN
(
    SELECT * FROM conversion_rows
    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
      AND owner IN (SELECT person FROM work_converted)
) AS conversion USING (conversion_id)
INNER JOIN
(
    SELECT touch_id, day, traffic, campaign, campaign_id, ad_group, keyword FROM touchpoint_rows
    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
      AND owner IN (SELECT person FROM work_converted)
) AS touch ON touch.touch_id = credited;

-- Models that divide it. A model is a list of whole weights, one a touch in the order of the journey. A total is
-- divided by largest remainder, so that its parts add up to it exactly: floor(total * weight / sum of weights)
-- each, and one unit more to those with the largest remainder, the earlier touch first. A key is small where the
-- remainder is large; the keys up to the one at the place of what is left over get one more. Money is divided in
-- hundredths where it is whole hundredths, else in millionths.
-- needs: work_converted
INSERT INTO credit_rows
SELECT {generation:UInt32}, {revision:UInt64}, parts.owner, model, parts.kind, conversion_id, part.1 AS credited,
    touch.day, lead_day, deal_day, payment_day, touch.traffic, touch.campaign, touch.campaign_id, touch.ad_group,
    touch.keyword, is_first_purchase, part.2,
    if(isNull(revenue_base), NULL, part.3 * revenue_unit), if(isNull(margin_base), NULL, part.4 * margin_unit)
FROM
(
    SELECT owner, conversion_id, kind, lead_day, deal_day, payment_day, is_first_purchase, model,
        revenue_base, margin_base, revenue_unit, margin_unit,
        arrayJoin(arrayZip(touches,
            arrayMap((floor, key) -> toInt64(floor + (share_rest > 0 AND key <= share_last)), share_floors, share_keys),
            arrayMap((floor, key) -> toInt64(sign(revenue_base) * (floor + (revenue_rest > 0 AND key <= revenue_last))),
                revenue_floors, revenue_keys),
            arrayMap((floor, key) -> toInt64(sign(margin_base) * (floor + (margin_rest > 0 AND key <= margin_last))),
                margin_floors, margin_keys))) AS part
    FROM
    (
        SELECT *,
            toInt64(1000000000 - arraySum(share_floors)) AS share_rest,
            toInt64(revenue_units - arraySum(revenue_floors)) AS revenue_rest,
            toInt64(margin_units - arraySum(margin_floors)) AS margin_rest,
            arraySort(share_keys)[greatest(share_rest, 1)] AS share_last,
            arraySort(revenue_keys)[greatest(revenue_rest, 1)] AS revenue_last,
            arraySort(margin_keys)[greatest(margin_rest, 1)] AS margin_last
        FROM
        (
            SELECT *, choice.1 AS model, choice.2 AS weights, toInt128(arraySum(weights)) AS weight_sum,
                if(revenue_base % 10000 = 0, 10000, 1) AS revenue_unit,
                if(margin_base % 10000 = 0, 10000, 1) AS margin_unit,
                toInt128(intDiv(abs(ifNull(revenue_base, 0)), ifNull(revenue_unit, 1))) AS revenue_units,
                toInt128(intDiv(abs(ifNull(margin_base, 0)), ifNull(margin_unit, 1))) AS margin_units,
                arrayMap(w -> intDiv(toInt128(1000000000) * w, weight_sum), weights) AS share_floors,
                arrayMap(w -> intDiv(revenue_units * w, weight_sum), weights) AS revenue_floors,
                arrayMap(w -> intDiv(margin_units * w, weight_sum), weights) AS margin_floors,
                arrayMap((w, i) -> i - 4294967296 * ((toInt128(1000000000) * w) % weight_sum), weights, positions) AS share_keys,
                arrayMap((w, i) -> i - 4294967296 * ((revenue_units * w) % weight_sum), weights, positions) AS revenue_keys,
                arrayMap((w, i) -> i - 4294967296 * ((margin_units * w) % weight_sum), weights, positions) AS margin_keys
            FROM
            (
                SELECT *, length(touches) AS m, arrayEnumerate(touches) AS positions,
                    arrayJoin([
                        ('linear', arrayMap(i -> toUInt64(1), positions)),
                        -- 40/20/40; of two touches each has half
                        ('position_based', arrayMap(i -> toUInt64(if(m <= 2, 1, if(i IN (1, m), 2 * (m - 2), 1))), positions)),
                        -- 2^(-age / half-life), counted from the last touch, in whole 10^-12
                        ('time_decay', arrayMap(t -> toUInt64(round(exp2(-(times[m] - t) / {half_life_us:Int64}) * 1e12)), times))
                    ]) AS choice
                FROM
                (
                    SELECT conversion.owner AS owner, conversion_id, kind, lead_day, deal_day, payment_day,
                        is_first_purchase, revenue_base, margin_base,
                        arrayMap(x -> x.2, journey) AS touches, arrayMap(x -> x.3, journey) AS times
                    FROM
                    (
                        SELECT conversion_id,
                            arraySort(groupArray((touch_seq, touch_id, toUnixTimestamp64Micro(touch_at)))) AS journey
                        FROM journey_rows
                        WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
                          AND owner IN (SELECT person FROM work_converted)
                        GROUP BY conversion_id
                    ) AS walked
                    INNER JOIN
                    (
                        SELECT * FROM conversion_rows
                        WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
                          AND owner IN (SELECT person FROM work_converted)
                    ) AS conversion USING (conversion_id)
                )
            )
        )
    )
) AS parts
INNER JOIN
(
    SELECT touch_id, day, traffic, campaign, campaign_id, ad_group, keyword FROM touchpoint_rows
    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
      AND owner IN (SELECT person FROM work_converted)
) AS touch ON touch.touch_id = credited
WHERE part.2 != 0 OR part.3 != 0 OR part.4 != 0
-- Compiling these expressions takes longer than interpreting them saves, most of all for few people.
SETTINGS compile_expressions = 0;

-- What no touch inside the window led to stays unattributed, under every model.
-- needs: work_converted
INSERT INTO credit_rows
SELECT {generation:UInt32}, {revision:UInt64}, owner,
    arrayJoin(['first', 'last', 'last_non_direct', 'linear', 'position_based', 'time_decay']), kind, conversion_id, 0,
    toDate(at, {timezone:String}), lead_day, deal_day, payment_day, 0, '', '', '', '', is_first_purchase, 1000000000,
    revenue_base, margin_base
FROM conversion_rows
WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
  AND owner IN (SELECT person FROM work_converted)
  AND conversion_id NOT IN
(
    SELECT conversion_id FROM journey_rows
    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
      AND owner IN (SELECT person FROM work_converted)
)
