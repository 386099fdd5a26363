-- One row a name and partner.
SELECT name, partner, sum(ifNull(joint.cost, 0)) AS cost, countIf(isNull(joint.cost)) AS unknown, groupUniqArray(named) AS campaigns
FROM joint GROUP BY name, partner
