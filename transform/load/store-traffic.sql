INSERT INTO traffic (traffic, tuple, source, medium, channel, channel_ga4, reason, conflict, paid, rules_version)
SELECT sipHash64(tuple), tuple, source, medium, channel, channel_ga4, reason, conflict, paid, rules_version
FROM stage_traffic
