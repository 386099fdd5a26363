-- Touches that say nothing of how the person came: a visit is direct, the others are ways of their own.
INSERT INTO traffic (traffic, tuple, source, medium, channel, channel_ga4, reason, conflict, paid, rules_version)
SELECT number, tuple, source, medium, channel, channel_ga4, 'no-traffic', false, false, ''
FROM values('number UInt64, tuple String, source String, medium String, channel String, channel_ga4 String',
    (0, '', '(direct)', '(none)', 'Direct', 'Direct'),
    (sipHash64('(phone)'), '(phone)', '(phone)', '(none)', 'Phone', 'Unassigned'),
    (sipHash64('(offline)'), '(offline)', '(offline)', '(none)', 'Offline', 'Unassigned'),
    (sipHash64('(email)'), '(email)', '(email)', '(none)', 'Email', 'Email'))
WHERE number NOT IN (SELECT traffic FROM traffic)
