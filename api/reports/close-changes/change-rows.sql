-- Continues `changes`: facts that differ, by reason and then the newest first.
SELECT reason, type, fact, refund_ AS refund, name AS number, source, on_day AS day, channel_ AS channel, of_campaign AS campaign,
    frozen_there, now_there, arrayMap(sum -> toString(sum), frozen) AS was, arrayMap(sum -> toString(sum), now_) AS is_,
    arrayMap(sum -> toUInt32(sum), frozen_unknown) AS was_unknown, arrayMap(sum -> toUInt32(sum), now_unknown) AS is_unknown
FROM changes
WHERE differs AND ({fact:String} = '' OR concatWithSeparator(':', type, fact, refund_, channel_) = {fact:String})
ORDER BY reason, on_day DESC, source, name, fact, refund_, channel_
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
