-- Beginning of a statement about searches: `organic` as search engines tell them, of each block the snapshot that counts and
-- of copies of a row the newest, and `paid` as keywords cost. Queries and keywords are brought to one spelling: small letters,
-- е for ё, without operators of keywords and the words that those exclude.
WITH text -> trimBoth(replaceRegexpAll(replaceRegexpAll(replaceAll(lowerUTF8(text), 'ё', 'е'), '(^|\\s)-\\S+', ' '),
    '["\'«»\\[\\]()+!|\\s]+', ' ')) AS plain,
(text, is_told) -> multiIf(is_told = '', 'withheld', empty({brand_terms:Array(String)}), 'not_told',
    arrayExists(term -> position(text, term) > 0, {brand_terms:Array(String)}), 'brand', 'other') AS kind_of,
told AS
(
    SELECT argMax((day, toString(source), dimensions, metrics), (emitted_at, hash)) AS latest
    FROM measure_rows
    WHERE type = 'search_performance' AND day BETWEEN {first:Date} AND {last:Date} AND (slice, snapshot) IN
    (
        SELECT slice, argMax(snapshot, revision) FROM slice_states
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64} AND type = 'search_performance'
        GROUP BY slice
    )
    GROUP BY slice, if(row_key = 0, hash, row_key)
),
organic AS
(
    SELECT latest.1 AS day, latest.2 AS source, latest.3['property'] AS property, latest.3['query'] AS told_query,
        plain(told_query) AS query, kind_of(query, told_query) AS query_kind,
        if((latest.3['page'] AS address) = '', '', if(path(address) = '', '/', path(address))) AS page,
        latest.3['device'] AS device, latest.3['country'] AS country,
        toUInt64(intDiv(latest.4['impressions'], 1000000)) AS impressions, toUInt64(intDiv(latest.4['clicks'], 1000000)) AS clicks,
        mapContains(latest.4, 'position_sum') AS has_position, latest.4['position_sum'] / 1000000 AS position_sum,
        formatDateTime(day, '%G-W%V') AS week,
        multiIf({by:String} = 'week', week, {by:String} = 'page', page, {by:String} = 'query_kind', query_kind, query) AS name
    FROM told
),
paid AS
(
    SELECT day, toString(cost.source) AS source, toString(campaign) AS campaign, toString(keyword) AS told_keyword,
        plain(told_keyword) AS query, kind_of(query, told_keyword) AS query_kind, cost_base, impressions, clicks,
        formatDateTime(day, '%G-W%V') AS week,
        multiIf({by:String} = 'week', week, {by:String} = 'query_kind', query_kind, query) AS name
    FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS cost
    WHERE keyword != '' AND day BETWEEN {first:Date} AND {last:Date} AND {by:String} != 'page'
)
