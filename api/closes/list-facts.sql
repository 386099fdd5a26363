-- Continues `facts`: in one order, so that the same state gives the same bytes.
SELECT kind, source, id, number, part, refund, traffic, day, owner, channel, campaign,
    toString(a) AS a, toString(b) AS b, toString(c) AS c, original
FROM facts
ORDER BY day, kind, source, id, part, refund, traffic, owner, channel, campaign, number, original, a, b, c
