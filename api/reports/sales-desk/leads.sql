-- Continues `latest` of all that a desk writes down: one row a lead of the period, when somebody first answered it, and
-- whether it became a sale. A call that was taken is answered at once; else what came first after it counts: a call to the
-- person or one of theirs that was taken, an answer in a conversation, or what the CRM says of the lead, the deal or a task.
, told AS
(
    SELECT key, identifiers, type, source, account, entity_id, arrayJoin(arrayFilter(one -> one > 0, multiIf(
        type = 'call', [if(fields['direction'] = 'out' OR fields['status'] = 'answered', toInt64OrZero(fields['startedAt']), 0)],
        type = 'conversation', [toInt64OrZero(fields['firstResponseAt'])],
        type = 'lead', [toInt64OrZero(fields['contactedAt'])],
        type = 'task', [toInt64OrZero(fields['doneAt'])],
        type = 'deal', arrayConcat([toInt64OrZero(fields['firstResponseAt'])],
            arrayMap(entry -> JSONExtractInt(entry, 'at'), arrayPopFront(JSONExtractArrayRaw(fields['stages'])))), []))) AS answered_at
    FROM latest
),
contacts AS
(
    SELECT mapped.person AS person, fromUnixTimestamp64Micro(answered_at, 'UTC') AS at
    FROM (SELECT answered_at, arrayJoin(identifiers) AS identifier FROM told) AS carried
    INNER JOIN
    (
        SELECT identifier, argMax(identity_map.person, revision) AS person FROM identity_map
        WHERE generation = {generation:UInt32} AND revision <= {revision:UInt64}
          AND identifier IN (SELECT arrayJoin(identifiers) FROM told)
        GROUP BY identifier
    ) AS mapped ON mapped.identifier = carried.identifier
),
asked AS
(
    SELECT owner, conversion_id, at, lead_day, toString(conversions.source) AS source, toString(account) AS account, native_id, toString(lead_type) AS lead_type,
        toString(owner_name) AS owner_name
    FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
    WHERE kind = 'lead' AND lead_day BETWEEN {from:Date} AND {to:Date}
),
sold AS
(
    SELECT leads.conversion_id AS lead_id, true AS is_sold
    FROM
    (
        SELECT owner, at FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE kind IN ('order', 'deal') AND NOT (kind = 'deal' AND source_of_money = 'order') AND payment_day > '1970-01-01'
    ) AS sales
    ASOF INNER JOIN
    (
        SELECT owner, at, conversion_id FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64}) WHERE kind = 'lead'
    ) AS leads ON leads.owner = sales.owner AND leads.at <= sales.at
    GROUP BY lead_id
),
items AS
(
    SELECT conversion_id, lead_day AS day, source, lead_type, owner_name, is_sold,
        nullIf(contacted_us, 0) AS contact_us, (contact_us - toUnixTimestamp64Micro(at)) / 60000000 AS response_minutes,
        multiIf(isNull(contact_us), if({as_of:Int64} - toUnixTimestamp64Micro(at) < {hours:Int64} * 3600000000, 'pending', 'never'),
            response_minutes <= {hours:Int64} * 60, 'in_time', 'late') AS answer,
        multiIf({by:String} = 'owner', if(owner_name = '', 'nobody', owner_name), {by:String} = 'type', lead_type, substring(toString(lead_day), 1, 7)) AS name,
        arrayFilter(flag -> flag != '', ['leads', answer, if(is_sold, 'sold', '')]) AS counts_as
    FROM
    (
        SELECT asked.conversion_id AS conversion_id, asked.at AS at, lead_day, source, lead_type, owner_name, sold.is_sold AS is_sold,
            toUnixTimestamp64Micro(answered.first_at) AS contacted_us
        FROM asked
        LEFT JOIN sold ON sold.lead_id = asked.conversion_id
        LEFT JOIN
        (
            SELECT asked.conversion_id AS lead_id, min(contacts.at) AS first_at
            FROM asked INNER JOIN contacts ON contacts.person = asked.owner
            WHERE contacts.at >= asked.at
            GROUP BY lead_id
        ) AS answered ON answered.lead_id = asked.conversion_id
    )
)
