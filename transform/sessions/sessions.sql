-- Visits: the vendor's own sessions; views of pages and screens without one are cut where nothing happens for 30 minutes.
-- A session's traffic is what its first event with any says, one that was found to be direct last. So is its device and
-- what else is told of it, a region with its country; its landing page is the first page that was viewed, else the first that any event names.
-- needs: work_events WHERE session_id != ''
INSERT INTO work_sessions
SELECT person, sipHash64('visit', toString(anchor), session_id), started_at, ended_at,
    way.1, way.2, way.3, way.4, way.5, way.6, source, account, session_id,
    way.7, landing, device, country, region, branch, company
FROM
(
    -- Events in time and those of one instant by id, as one number: tuples are compared several times as slowly.
    WITH bitShiftLeft(toUInt256(toUInt64(toUnixTimestamp64Micro(occurred_at) + 4611686018427387904)), 128)
            + toUInt256(reinterpretAsUInt128(id)) AS in_turn,
        bitShiftLeft(toUInt256(1), 192) AS later
    SELECT person, anchor, session_id, min(occurred_at) AS started_at, max(occurred_at) AS ended_at,
        argMinIf((traffic, campaign, campaign_id, ad_group, keyword, content, creative), in_turn + if(traffic IN
            (SELECT traffic FROM traffic FINAL WHERE reason = 'ga4:direct'), later, toUInt256(0)), traffic != 0) AS way,
        argMinIf(toString(each.landing), in_turn + if(type IN {visit_kinds:Array(String)}, toUInt256(0), later),
            each.landing != '') AS landing,
        argMinIf(toString(each.device), in_turn, each.device != '') AS device,
        argMinIf(toString(each.country), in_turn + if(each.country = '', later, toUInt256(0)),
            each.country != '' OR each.region != '') AS country,
        argMinIf(toString(each.region), in_turn + if(each.country = '', later, toUInt256(0)),
            each.country != '' OR each.region != '') AS region,
        argMinIf(toString(each.branch), in_turn, each.branch != '') AS branch,
        argMinIf(toString(each.company), in_turn, each.company != '') AS company,
        min(each.source) AS source, min(each.account) AS account
    FROM work_events AS each
    WHERE session_id != '' AND type NOT IN {lone_kinds:Array(String)}
    GROUP BY person, anchor, session_id
);

-- needs: work_events WHERE session_id = '' AND type IN {visit_kinds:Array(String)}
INSERT INTO work_sessions
SELECT person, sipHash64('visit', toString(anchor), toString(first_id)), started_at, ended_at,
    way.1, way.2, way.3, way.4, way.5, way.6, source, account, toString(first_id),
    way.7, landing, device, country, region, branch, company
FROM
(
    -- Events in time and those of one instant by id, as one number: tuples are compared several times as slowly.
    WITH bitShiftLeft(toUInt256(toUInt64(toUnixTimestamp64Micro(occurred_at) + 4611686018427387904)), 128)
            + toUInt256(reinterpretAsUInt128(id)) AS in_turn,
        bitShiftLeft(toUInt256(1), 192) AS later
    SELECT person, anchor, number, min(occurred_at) AS started_at, max(occurred_at) AS ended_at,
        argMin(id, in_turn) AS first_id,
        argMinIf((traffic, campaign, campaign_id, ad_group, keyword, content, creative), in_turn + if(traffic IN
            (SELECT traffic FROM traffic FINAL WHERE reason = 'ga4:direct'), later, toUInt256(0)), traffic != 0) AS way,
        argMinIf(toString(each.landing), in_turn, each.landing != '') AS landing,
        argMinIf(toString(each.device), in_turn, each.device != '') AS device,
        argMinIf(toString(each.country), in_turn + if(each.country = '', later, toUInt256(0)),
            each.country != '' OR each.region != '') AS country,
        argMinIf(toString(each.region), in_turn + if(each.country = '', later, toUInt256(0)),
            each.country != '' OR each.region != '') AS region,
        argMinIf(toString(each.branch), in_turn, each.branch != '') AS branch,
        argMinIf(toString(each.company), in_turn, each.company != '') AS company,
        min(each.source) AS source, min(each.account) AS account
    FROM
    (
    SELECT *, sum(starts) OVER (PARTITION BY person, anchor ORDER BY occurred_at, id) AS number
    FROM
    (
        SELECT *, occurred_at > lagInFrame(occurred_at, 1, toDateTime64(0, 6, 'UTC'))
            OVER (PARTITION BY person, anchor ORDER BY occurred_at, id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
            + toIntervalMicrosecond({session_gap_us:Int64}) AS starts
        FROM work_events
        WHERE session_id = '' AND type IN {visit_kinds:Array(String)}
    )
    ) AS each
    GROUP BY person, anchor, number
)
