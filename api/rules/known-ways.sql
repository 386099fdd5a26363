-- Every way of coming that rules classify, as they do today.
SELECT toString(traffic) AS traffic, tuple, channel
FROM traffic FINAL
WHERE rules_version != ''
