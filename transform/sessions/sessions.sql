-- Visits: the vendor's own sessions; views of pages and screens without one are cut where nothing happens for 30 minutes.
-- A session's traffic is what its first event with any says, one that was found to be direct last. So is its device and
-- what else it is told of; its landing page is the first page that was viewed, else the first that any event names.
-- needs: work_events WHERE session_id != ''
INSERT INTO work_sessions
SELECT person, sipHash64('visit', toString(anchor), session_id), started_at, ended_at,
    way.1, way.2, way.3, way.4, way.5, way.6, source, account, session_id,
    way.7, landing, device, place.1, place.2, branch, company
FROM
(
    SELECT person, anchor, session_id, min(occurred_at) AS started_at, max(occurred_at) AS ended_at,
        argMinIf((traffic, campaign, campaign_id, ad_group, keyword, content, creative),
            (traffic IN (SELECT traffic FROM traffic FINAL WHERE reason = 'ga4:direct'), occurred_at, id), traffic != 0) AS way,
        argMinIf(each.landing, (type NOT IN {visit_kinds:Array(String)}, occurred_at, id), each.landing != '') AS landing,
        argMinIf(each.device, (occurred_at, id), each.device != '') AS device,
        argMinIf((country, region), (occurred_at, id), country != '' OR region != '') AS place,
        argMinIf(each.branch, (occurred_at, id), each.branch != '') AS branch,
        argMinIf(each.company, (occurred_at, id), each.company != '') AS company,
        min(each.source) AS source, min(each.account) AS account
    FROM work_events AS each
    WHERE session_id != '' AND type NOT IN {lone_kinds:Array(String)}
    GROUP BY person, anchor, session_id
);

-- needs: work_events WHERE session_id = '' AND type IN {visit_kinds:Array(String)}
INSERT INTO work_sessions
SELECT person, sipHash64('visit', toString(anchor), toString(first_id)), started_at, ended_at,
    way.1, way.2, way.3, way.4, way.5, way.6, source, account, toString(first_id),
    way.7, landing, device, place.1, place.2, branch, company
FROM
(
    SELECT person, anchor, number, min(occurred_at) AS started_at, max(occurred_at) AS ended_at,
        argMin(id, (occurred_at, id)) AS first_id,
        argMinIf((traffic, campaign, campaign_id, ad_group, keyword, content, creative),
            (traffic IN (SELECT traffic FROM traffic FINAL WHERE reason = 'ga4:direct'), occurred_at, id), traffic != 0) AS way,
        argMinIf(each.landing, (occurred_at, id), each.landing != '') AS landing,
        argMinIf(each.device, (occurred_at, id), each.device != '') AS device,
        argMinIf((country, region), (occurred_at, id), country != '' OR region != '') AS place,
        argMinIf(each.branch, (occurred_at, id), each.branch != '') AS branch,
        argMinIf(each.company, (occurred_at, id), each.company != '') AS company,
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
