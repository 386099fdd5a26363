-- The ledger: the touches of the person before the conversion and inside the lookback window, in order. A
-- conversion without any has a journey of one nameless touch, `touch_id` 0: what nobody can claim.
-- reads: work_converted
INSERT INTO journey_rows
SELECT {generation:UInt32}, {revision:UInt64}, owner, conversion_id, kind, lead_day, deal_day, payment_day,
    is_first_purchase, revenue_base, margin_base,
    touch_id, fromUnixTimestamp64Micro(touch_us, 'UTC') AS touched_at, toDate(touched_at, {timezone:String}), traffic, way,
    touch_seq, touches, channel_seq, channels, channel_touch_seq, channel_touches,
    first_non_direct, last_non_direct, first_paid, last_paid, lead_touch, opportunity_touch,
    if(touch_seq = 1, 0, decay_from), decay_upto
FROM
(
    SELECT *,
        arrayEnumerate(touch_ids) AS touch_seqs,
        length(touch_ids) AS touches,
        arrayEnumerateDense(ways_in) AS channel_seqs,
        arrayMax(channel_seqs) AS channels,
        arrayEnumerateUniq(ways_in) AS channel_touch_seqs,
        -- Counted from both ends, a touch is met once more than there are.
        arrayMap((from_start, from_end) -> from_start + from_end - 1, channel_touch_seqs,
            arrayReverse(arrayEnumerateUniq(arrayReverse(ways_in)))) AS channel_touch_counts,
        -- The first (last) touch where there is none of the kind.
        greatest(indexOf(arrayMap(flag -> bitTest(flag, 0), flags), 0), 1) AS first_non_direct,
        touches + 1 - greatest(indexOf(arrayMap(flag -> bitTest(flag, 0), arrayReverse(flags)), 0), 1) AS last_non_direct,
        greatest(indexOf(arrayMap(flag -> bitTest(flag, 1), flags), 1), 1) AS first_paid,
        touches + 1 - greatest(indexOf(arrayMap(flag -> bitTest(flag, 1), arrayReverse(flags)), 1), 1) AS last_paid,
        greatest(arrayCount(at -> at <= lead_us, times), 1) AS lead_touch,
        greatest(arrayCount(at -> at <= opportunity_us, times), 1) AS opportunity_touch,
        -- 2^(-age / half-life), counted from the last touch so that it never vanishes.
        arrayCumSum(at -> exp2((at - times[touches]) / {half_life_us:Int64}), times) AS decayed,
        arrayMap(sum -> toUInt32(round(sum / decayed[touches] * 1000000000)), decayed) AS decay_uptos,
        arrayPopBack(arrayPushFront(decay_uptos, 0)) AS decay_froms
    FROM
    (
        SELECT * EXCEPT (found_times, found_ids, found_traffic, found_ways, found_channels, found_flags),
            arraySort((i, at, id) -> (at, id), arrayEnumerate(found_ids), found_times, found_ids) AS in_time,
            -- The last touches of the last visits, where the settings say how many.
            if({lookback_sessions:UInt32} = 0, in_time,
                arrayFilter(i -> found_times[i] >= arrayElement(arrayReverseSort(arrayConcat(
                    arrayFilter((at, flag) -> bitTest(flag, 2), found_times, found_flags),
                    arrayWithConstant({lookback_sessions:UInt32}, toInt64(0)))), greatest({lookback_sessions:UInt32}, 1)), in_time)) AS of_visits,
            if({lookback_touches:UInt32} = 0, of_visits, arraySlice(of_visits, -{lookback_touches:Int64})) AS kept,
            arrayMap(i -> found_times[i], kept) AS times,
            arrayMap(i -> found_ids[i], kept) AS touch_ids,
            arrayMap(i -> found_traffic[i], kept) AS traffics,
            arrayMap(i -> found_ways[i], kept) AS touch_ways,
            arrayMap(i -> found_channels[i], kept) AS ways_in,
            arrayMap(i -> found_flags[i], kept) AS flags
        FROM
        (
            SELECT conversion.*,
                if(empty(ids), [toInt64(toUnixTimestamp64Micro(at))], walked.times) AS found_times,
                if(empty(ids), [toUInt64(0)], ids) AS found_ids,
                if(empty(ids), [toUInt64(0)], walked.traffics) AS found_traffic,
                if(empty(ids), [toUInt64(0)], walked.ways) AS found_ways,
                if(empty(ids), [toUInt64(0)], walked.channels) AS found_channels,
                if(empty(ids), [toUInt8(4)], walked.flags) AS found_flags
            FROM
            (
                SELECT owner, conversion_id, kind, at, lead_day, deal_day, payment_day, is_first_purchase, revenue_base,
                    margin_base, toUnixTimestamp64Micro(lead_at) AS lead_us, toUnixTimestamp64Micro(opportunity_at) AS opportunity_us
                FROM conversion_rows
                WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
                  AND owner IN (SELECT person FROM work_converted)
            ) AS conversion
            LEFT JOIN
            (
                SELECT conversion_id,
                    groupArray(touch_us) AS times, groupArray(touch_id) AS ids, groupArray(traffic) AS traffics,
                    groupArray(way) AS ways, groupArray(channel) AS channels, groupArray(flag) AS flags
                FROM
                (
                    SELECT owner, toUnixTimestamp64Micro(at) AS touch_us, touch_id, touched.traffic AS traffic, way,
                        sipHash64(known.channel) AS channel,
                        toUInt8((known.channel = 'Direct') + 2 * known.paid + 4 * (kind = 'visit')) AS flag,
                        multiIf(kind = 'call', {lookback_calls_us:Int64}, kind = 'view', {lookback_views_us:Int64},
                            {lookback_us:Int64}) AS window_us
                    FROM
                    (
                        SELECT owner, at, touch_id, traffic, way, kind FROM work_touches
                        WHERE owner IN (SELECT person FROM work_converted)
                    ) AS touched
                    LEFT JOIN (SELECT traffic, toString(traffic.channel) AS channel, paid FROM traffic FINAL) AS known
                        ON known.traffic = touched.traffic
                ) AS touch
                INNER JOIN
                (
                    SELECT owner, conversion_id, toUnixTimestamp64Micro(at) AS conversion_us FROM conversion_rows
                    WHERE generation = {generation:UInt32} AND revision = {revision:UInt64}
                      AND owner IN (SELECT person FROM work_converted)
                ) AS conversion ON conversion.owner = touch.owner
                WHERE touch_us <= conversion_us AND touch_us >= conversion_us - window_us
                GROUP BY conversion_id
            ) AS walked USING (conversion_id)
        )
    )
)
ARRAY JOIN times AS touch_us, touch_ids AS touch_id, traffics AS traffic, touch_ways AS way, touch_seqs AS touch_seq,
    channel_seqs AS channel_seq, channel_touch_seqs AS channel_touch_seq, channel_touch_counts AS channel_touches,
    decay_froms AS decay_from, decay_uptos AS decay_upto
-- Compiling these expressions takes longer than interpreting them saves, most of all for few people.
SETTINGS compile_expressions = 0
