-- Clicks on short links: they are of nobody, so they have no anchor.
SELECT toString(subject) AS code, toString(uniqExact(id)) AS clicks
FROM events
WHERE anchor = 0 AND type = 'link_clicked' AND source = {source:String} AND NOT is_bot AND NOT is_test
GROUP BY subject
