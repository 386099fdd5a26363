-- Continues `latest` of deals, which is empty unless somebody is looked for: one page of customers, the most valuable first, each with the sums over all of them: those with a sale in the period, or those
-- who were looked for. The first row always comes along, so that the sums are known where the page is empty.
, sold AS
(
    SELECT owner, payment_day, revenue_base, margin_base
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
      AND payment_day <= {as_of:Date}
),
bought AS
(
    SELECT owner, count() AS sales, min(payment_day) AS first_day, max(payment_day) AS last_day,
        sum(intDiv(ifNull(revenue_base, 0), 10000)) AS revenue, countIf(revenue_base IS NULL) AS unknown_revenue,
        sum(intDiv(ifNull(margin_base, 0), 10000)) AS margin, countIf(margin_base IS NULL) AS unknown_margin
    FROM sold
    GROUP BY owner
),
named AS
(
    SELECT argMax(identity_map.person, revision) AS owner FROM identity_map
    WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
      AND identifier IN
      (
          SELECT sipHash64(arrayJoin({identifiers:Array(String)}))
          UNION ALL
          -- Of a deal that is not won no sale tells.
          SELECT arrayJoin(identifiers) FROM latest WHERE positionCaseInsensitiveUTF8(fields['title'], {search:String}) > 0
      )
    GROUP BY identifier
    HAVING NOT argMax(identity_map.capped, revision)
),
found AS
(
    SELECT DISTINCT owner FROM
    (
        SELECT owner FROM sold
        WHERE if({search:String} = '', payment_day BETWEEN {from:Date} AND {to:Date}, toString(owner) = {search:String})
        UNION ALL
        -- Where companies are the owners, a person's is theirs.
        SELECT if(account.company = 0, named.owner, account.company) FROM named
        LEFT JOIN (SELECT person, min(owner) AS company FROM person_companies(generation = {generation:UInt32}, revision = {revision:UInt64})
                   WHERE owner != person GROUP BY person) AS account ON account.person = named.owner
        UNION ALL
        SELECT owner FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE {search:String} != '' AND kind IN ('order', 'deal')
          AND (positionCaseInsensitiveUTF8(label, {search:String}) > 0 OR positionCaseInsensitiveUTF8(native_id, {search:String}) > 0)
    )
    WHERE owner != 0
),
page AS
(
    SELECT found.owner AS owner, sales, first_day, last_day, revenue, unknown_revenue, margin, unknown_margin,
        row_number() OVER (ORDER BY unknown_margin > 0, margin DESC, found.owner) AS place, count() OVER () AS all_customers,
        sum(sales) OVER () AS all_sales, sum(revenue) OVER () AS all_revenue, sum(unknown_revenue) OVER () AS all_unknown_revenue,
        sum(margin) OVER () AS all_margin, sum(unknown_margin) OVER () AS all_unknown_margin
    FROM found LEFT JOIN bought ON bought.owner = found.owner
)
SELECT toString(owner) AS customer, sales, toString(first_day) AS first_day, toString(last_day) AS last_day, revenue, unknown_revenue, margin,
    unknown_margin, place, all_customers, all_sales,
    all_revenue, all_unknown_revenue, all_margin, all_unknown_margin
FROM page
WHERE place = 1 OR place BETWEEN {offset:UInt64} + 1 AND {offset:UInt64} + {limit:UInt64}
ORDER BY place
