-- Continues `latest` of calls and leads: how each visitor came, and the newest name of each campaign by its id and all its names.
, known AS
(
    SELECT traffic, argMax(toString(traffic.channel), classified_at) AS channel, argMax(toString(traffic.source), classified_at) AS origin,
        argMax(traffic.paid, classified_at) OR channel = 'Affiliates' AS is_bought
    FROM traffic GROUP BY traffic
),
renamed AS
(
    SELECT origin, spelling, argMax(newest, (last_day, newest)) AS name
    FROM
    (
        SELECT known.origin AS origin, if(campaign_id = '', lowerUTF8(campaign), campaign_id) AS campaign_key, argMax(campaign, (day, campaign)) AS newest,
            max(day) AS last_day, groupUniqArray(lowerUTF8(campaign)) AS names
        FROM cost_daily(generation = {generation:UInt32}, revision = {revision:UInt64}) AS cost
        INNER JOIN known ON known.traffic = cost.traffic
        WHERE campaign != ''
        GROUP BY origin, campaign_key
    )
    ARRAY JOIN arrayDistinct(arrayConcat([campaign_key], names)) AS spelling
    GROUP BY origin, spelling
)
