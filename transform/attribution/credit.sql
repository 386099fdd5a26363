-- Credit of every conversion under every rule model. A model is a list of whole weights, one a touch in the
-- order of the journey. A total is divided by largest remainder, so that its parts add up to it exactly:
-- floor(total * weight / sum of weights) each, and one unit more to those with the largest remainder, the
-- earlier touch first. Money is divided in hundredths where it is whole hundredths, else in millionths.
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
            arrayMap((floor, more) -> toInt64(floor + more), share_floors, share_more),
            arrayMap((floor, more) -> toInt64(sign(revenue_base) * (floor + more)), revenue_floors, revenue_more),
            arrayMap((floor, more) -> toInt64(sign(margin_base) * (floor + more)), margin_floors, margin_more))) AS part
    FROM
    (
        SELECT *,
            arrayMap(x -> x.2, arraySort(arrayMap((i, rank) -> (i, rank <= 1000000000 - arraySum(share_floors)),
                arraySort((i, w) -> (-((toInt128(1000000000) * w) % weight_sum), i), arrayEnumerate(weights), weights),
                arrayEnumerate(weights)))) AS share_more,
            arrayMap(x -> x.2, arraySort(arrayMap((i, rank) -> (i, rank <= revenue_units - arraySum(revenue_floors)),
                arraySort((i, w) -> (-((revenue_units * w) % weight_sum), i), arrayEnumerate(weights), weights),
                arrayEnumerate(weights)))) AS revenue_more,
            arrayMap(x -> x.2, arraySort(arrayMap((i, rank) -> (i, rank <= margin_units - arraySum(margin_floors)),
                arraySort((i, w) -> (-((margin_units * w) % weight_sum), i), arrayEnumerate(weights), weights),
                arrayEnumerate(weights)))) AS margin_more
        FROM
        (
            SELECT *, choice.1 AS model, choice.2 AS weights, toInt128(arraySum(weights)) AS weight_sum,
                if(revenue_base % 10000 = 0, 10000, 1) AS revenue_unit,
                if(margin_base % 10000 = 0, 10000, 1) AS margin_unit,
                toInt128(intDiv(abs(ifNull(revenue_base, 0)), ifNull(revenue_unit, 1))) AS revenue_units,
                toInt128(intDiv(abs(ifNull(margin_base, 0)), ifNull(margin_unit, 1))) AS margin_units,
                arrayMap(w -> intDiv(toInt128(1000000000) * w, weight_sum), weights) AS share_floors,
                arrayMap(w -> intDiv(revenue_units * w, weight_sum), weights) AS revenue_floors,
                arrayMap(w -> intDiv(margin_units * w, weight_sum), weights) AS margin_floors
            FROM
            (
                SELECT *, length(touches) AS m, arrayEnumerate(touches) AS positions,
                    if(has(directs, false), toInt64(m) + 1 - indexOf(arrayReverse(directs), false), toInt64(m)) AS last_non_direct,
                    arrayJoin([
                        ('first', arrayMap(i -> toUInt64(i = 1), positions)),
                        ('last', arrayMap(i -> toUInt64(i = m), positions)),
                        ('last_non_direct', arrayMap(i -> toUInt64(i = last_non_direct), positions)),
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
                        arrayMap(x -> x.2, journey) AS touches, arrayMap(x -> x.3, journey) AS times,
                        arrayMap(x -> x.4, journey) AS directs
                    FROM
                    (
                        SELECT conversion_id,
                            arraySort(groupArray((touch_seq, touch_id, toUnixTimestamp64Micro(touch_at), is_direct))) AS journey
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
