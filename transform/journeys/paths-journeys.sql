-- Journeys as lists of channels, before anything is summed up: the beginning of a statement, which is continued
-- by what is asked of `converted` and `missed`. Channels are numbers until the end: places in `channels`, counted from 1.
WITH
{channels:Array(String)} AS names,
touched -> multiIf(
    {transform:String} = 'exposure', arrayCompact(touched),
    {transform:String} = 'first', arrayDistinct(touched),
    -- The number of touches stands above the lower 16 bits.
    {transform:String} = 'frequency', arrayMap(step -> step + 65536 * countEqual(touched, step), arrayDistinct(touched)),
    {transform:String} = 'remove_direct' AND arrayExists(step -> names[step] != 'Direct', touched),
        arrayFilter(step -> names[step] != 'Direct', touched),
    {transform:String} = 'remove_trailing_direct' AND arrayExists(step -> names[step] != 'Direct', touched),
        arraySlice(touched, 1, arrayLastIndex(step -> names[step] != 'Direct', touched)),
    touched) AS transformed,
steps -> arrayMap(step -> concat(names[step % 65536], if(step < 65536, '', concat('(', toString(intDiv(step, 65536)), ')'))), steps) AS named,
known AS
(
    SELECT traffic, toUInt64(indexOf(names, ifNull(nullIf(toString(traffic.channel), ''), 'Unassigned'))) AS place
    FROM traffic FINAL
),
-- Conversions of the period with their touches, oldest first; none where nobody can claim the conversion.
converted AS
(
    SELECT journey.conversion_id AS conversion_id, kind, label, source, native_id, at, lead_at, opportunity_at, payment_day,
        revenue_base, margin_base, touched, first_at, first_day,
        if(empty(touched), NULL, (toUnixTimestamp64Micro(at) - toUnixTimestamp64Micro(first_at)) / 86400000000) AS days
    FROM
    (
        SELECT conversion_id, min(touch_at) AS first_at, min(touch_day) AS first_day,
            if(min(touch_id) = 0, [], groupArrayInsertAt(if(place = 0, toUInt64(indexOf(names, 'Unassigned')), place), toUInt32(touch_seq - 1))) AS touched
        FROM
        (
            SELECT conversion_id, touch_id, touch_at, touch_day, touch_seq, traffic
            FROM journeys(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE has({kinds:Array(String)}, kind)
              AND ({basis:String} = 'touch'
                   OR multiIf({basis:String} = 'lead', lead_day, {basis:String} = 'deal', deal_day, payment_day) BETWEEN {from:Date} AND {to:Date})
              -- Says the same once more in words that the primary key understands.
              AND ({basis:String} != 'payment' OR payment_day BETWEEN {from:Date} AND {to:Date})
              /* converted conditions */
        ) AS touch
        LEFT JOIN known ON known.traffic = touch.traffic
        GROUP BY conversion_id
        HAVING {basis:String} != 'touch' OR max(touch_day) BETWEEN {from:Date} AND {to:Date}
    ) AS journey
    INNER JOIN
    (
        SELECT conversion_id, kind, label, source, native_id, at, lead_at, opportunity_at, payment_day, revenue_base, margin_base
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE has({kinds:Array(String)}, kind)
          -- The ledger has its days from here; all others would only be looked up in vain.
          AND ({basis:String} = 'touch'
               OR multiIf({basis:String} = 'lead', lead_day, {basis:String} = 'deal', deal_day, payment_day) BETWEEN {from:Date} AND {to:Date})
    ) AS conversion ON conversion.conversion_id = journey.conversion_id
),
-- What a person did after the last conversion without converting again, as far back from the last touch as
-- the window reaches: one journey a person, of the day of its last touch.
missed AS
(
    SELECT arrayMap(seen -> toUInt64(bitAnd(seen, 65535)), arrayFilter(seen -> seen >= oldest, arraySort(all_seen))) AS touched
    FROM
    (
        SELECT all_seen,
            bitShiftLeft(toUInt128(greatest(latest_us - {lookback_us:Int64}, converted_us + 1, 0)), 64) AS oldest
        FROM
        (
            -- A touch as one number, which sorts by time, then by id; its last bits are the channel.
            SELECT touch.owner AS person, max(toUnixTimestamp64Micro(touch.at)) AS latest_us,
                groupArray(bitShiftLeft(toUInt128(toUnixTimestamp64Micro(touch.at)), 64) + bitAnd(touch_id, 18446744073709486080)
                    + if(place = 0, toUInt64(indexOf(names, 'Unassigned')), place)) AS all_seen
                /* missed touches */
            FROM
            (
                SELECT owner, at, touch_id, traffic
                FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
                WHERE day BETWEEN {seen_from:Date} AND {to:Date}
                  -- Who goes on after the period belongs to a later one.
                  AND owner NOT IN (SELECT owner FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
                                    WHERE day > {to:Date})
                  AND owner IN (SELECT owner FROM touchpoints(generation = {generation:UInt32}, revision = {revision:UInt64})
                                WHERE day BETWEEN {from:Date} AND {to:Date})
            ) AS touch
            LEFT JOIN known ON known.traffic = touch.traffic
            GROUP BY person
        ) AS walked
        LEFT JOIN
        (
            SELECT owner, max(toUnixTimestamp64Micro(at)) AS converted_us
            FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
            WHERE has({kinds:Array(String)}, kind)
            GROUP BY owner
        ) AS before ON before.owner = walked.person
        WHERE latest_us > converted_us
          /* missed conditions */
    )
)
