-- Figures of posts and profiles of the period: of each block the snapshot that counts, and of copies of a row the newest. A figure
-- that is not told is null.
WITH told AS
(
    SELECT argMax((day, dimensions, metrics), (emitted_at, hash)) AS latest
    FROM measure_rows
    WHERE type = 'social_stats' AND day BETWEEN {from:Date} AND {to:Date} AND (slice, snapshot) IN
    (
        SELECT slice, argMax(snapshot, revision) FROM slice_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'social_stats'
        GROUP BY slice
    )
    GROUP BY slice, if(row_key = 0, hash, row_key)
)
SELECT toString(latest.1) AS day, latest.2['network'] AS network, latest.2['post'] AS post, latest.2['url'] AS url,
    ifNull(formatDateTime(toTimeZone(parseDateTime64BestEffortOrNull(latest.2['published'], 3, 'UTC'), {timezone:String}), '%H'), '') AS hour,
    extractURLParameter(url, 'utm_source') AS source, extractURLParameter(url, 'utm_medium') AS medium,
    decodeURLComponent(extractURLParameter(url, 'utm_campaign')) AS campaign,
    if(mapContains(latest.3, 'reach'), intDiv(latest.3['reach'], 1000000), NULL) AS reach,
    multiIf(mapContains(latest.3, 'engagements'), intDiv(latest.3['engagements'], 1000000),
        mapContains(latest.3, 'likes') OR mapContains(latest.3, 'comments') OR mapContains(latest.3, 'shares'),
        intDiv(latest.3['likes'] + latest.3['comments'] + latest.3['shares'], 1000000), NULL) AS engagements,
    if(mapContains(latest.3, 'clicks'), intDiv(latest.3['clicks'], 1000000), NULL) AS clicks,
    if(mapContains(latest.3, 'mentions'), intDiv(latest.3['mentions'], 1000000), NULL) AS mentions,
    if(mapContains(latest.3, 'followers'), intDiv(latest.3['followers'], 1000000), NULL) AS followers
FROM told
ORDER BY day DESC, network, post
