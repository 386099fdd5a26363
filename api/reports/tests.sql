-- Events that are marked as tests, and count for nothing, by their days in the business's zone. An event that was sent again with
-- another time has several.
SELECT days, count() AS tests
FROM
(
    SELECT id, groupUniqArray(toString(toDate(occurred_at, {timezone:String}))) AS days
    FROM events
    WHERE is_test
    GROUP BY id
)
GROUP BY days
