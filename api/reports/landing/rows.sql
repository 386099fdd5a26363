-- One page of the sales in which a name had a part, the newest first, with their number.
SELECT toString(part.conversion_id) AS conversion, toString(sold.kind) AS kind, sold.label AS label, toString(sold.source) AS source,
    toString(part.day) AS day, part.name AS name, intDiv(sold.revenue_base, 10000) AS revenue, intDiv(sold.margin_base, 10000) AS margin,
    count() OVER () AS all_rows
FROM
(
    SELECT owner, conversion_id, day, name FROM parts
    WHERE multiIf({role:String} = 'starts', starts, {role:String} = 'closes', closes, assists)
      AND ({name:Nullable(String)} IS NULL OR name = {name:Nullable(String)})
) AS part
INNER JOIN
(
    SELECT owner, conversion_id, kind, label, source, revenue_base, margin_base
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind IN ('order', 'deal')
) AS sold ON sold.owner = part.owner AND sold.conversion_id = part.conversion_id
ORDER BY part.day DESC, conversion, name
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
