-- Continues `changes`: what the month came to, by why its facts differ; an empty reason is of those that do not.
SELECT reason, toUInt32(count()) AS facts,
    arrayMap(sum -> toString(sum), sumForEach(frozen)) AS was, arrayMap(sum -> toString(sum), sumForEach(now_)) AS is_,
    arrayMap(sum -> toUInt32(sum), sumForEach(frozen_unknown)) AS was_unknown, arrayMap(sum -> toUInt32(sum), sumForEach(now_unknown)) AS is_unknown
FROM changes
GROUP BY reason
ORDER BY reason
