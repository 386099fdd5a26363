-- Goals of the business: events that count as conversions of their own, by the rules of the configuration.
-- They are divided among touches as leads are, and are part of no figure of leads and sales.

-- What a rule can look at of these people's events; only of those that a rule may mean.
-- needs: work_events
INSERT INTO work_goal_events
SELECT mine.person, event.id,
    transform(event.type, {kinds_before:Array(String)}, {kinds_after:Array(String)}, event.type), event.name,
    event.source, event.account, event.occurred_at,
    if(event.session_id = '' OR event.type IN {lone_kinds:Array(String)}, 0,
        sipHash64('visit', toString(event.anchor), event.session_id)),
    event.subject, event.variant, event.page_url, event.value_micros, event.currency, event.properties,
    mine.branch, mine.company, mine.country, mine.device
FROM
(
    SELECT id, hash, contract, anchor, toString(events.type) AS type, name, source, account, occurred_at, session_id,
        subject, variant, page_url, value_micros, currency, properties
    FROM events
    WHERE anchor IN (SELECT anchor FROM work_events)
      AND ({goal_any:Bool} OR has(arrayFlatten({goal_events:Array(Array(String))}), toString(name))
           OR has({goal_kinds:Array(String)},
                transform(type, {kinds_before:Array(String)}, {kinds_after:Array(String)}, type)))
) AS event
INNER JOIN work_events AS mine
    ON mine.id = event.id AND mine.hash = event.hash AND mine.contract = event.contract AND mine.anchor = event.anchor
LIMIT 1 BY mine.person, event.id;

-- Each test once an event, then each goal by its tests. An event without a session of its own belongs to the
-- visit that it falls into, or that ended within the gap before it.
-- needs: work_goal_events
INSERT INTO work_goal_matches
SELECT person, goal, id,
    multiIf(reached.visit != 0, reached.visit,
        placed.touch_id != 0 AND at <= placed.ended_at + toIntervalMicrosecond({session_gap_us:Int64}), placed.touch_id, 0)
        AS in_visit,
    at, name, reached.source, reached.account, value_micros, currency, reached.branch, reached.company,
    if(reached.country = '' AND placed.touch_id = in_visit, placed.country, reached.country),
    if(reached.device = '' AND placed.touch_id = in_visit, placed.device, reached.device)
FROM
(
    SELECT person, goal, id, visit, at, name, source, account, value_micros, currency, branch, company, country, device
    FROM
    (
        SELECT *,
            arrayMap((field, property) -> multiIf(field = 'subject', subject, field = 'variant', variant,
                field = 'page', page_url, field = 'property', properties[property], ''),
                {test_fields:Array(String)}, {test_properties:Array(String)}) AS texts_told,
            -- Whether the event says it at all: what is not said is unequal to everything, and no number.
            arrayMap((field, property, text) -> multiIf(field = 'value', isNotNull(value_micros),
                field = 'property', mapContains(properties, property), text != ''),
                {test_fields:Array(String)}, {test_properties:Array(String)}, texts_told) AS are_told,
            arrayMap((field, text) -> if(field = 'value', toInt128(value_micros),
                toInt128(toDecimal128OrNull(if(match(text, '^[+-]?[0-9]{1,12}([.][0-9]*)?$'), text, ''), 6) * 1000000)),
                {test_fields:Array(String)}, texts_told) AS numbers_told,
            -- Of a page either the whole address or the path alone has to fit.
            arrayMap((field, text) -> if(field = 'page', path(text), text), {test_fields:Array(String)}, texts_told) AS paths_told,
            arrayMap((test, wanted, number, is_told, amount, text, path) ->
                multiIf(
                    test = 'is', is_told AND (has(wanted, text) OR has(wanted, path)),
                    test = 'is_not', NOT is_told OR NOT (has(wanted, text) OR has(wanted, path)),
                    test = 'contains', arrayExists(each -> position(text, each) > 0, wanted),
                    test = 'starts_with', arrayExists(each -> startsWith(text, each) OR startsWith(path, each), wanted),
                    test = 'ends_with', arrayExists(each -> endsWith(text, each) OR endsWith(path, each), wanted),
                    test = 'at_least', ifNull(amount >= toInt128(number), false),
                    test = 'at_most', ifNull(amount <= toInt128(number), false),
                    test = 'exists', is_told,
                    NOT is_told),
                {test_names:Array(String)}, {test_texts:Array(Array(String))}, {test_numbers:Array(String)},
                are_told, numbers_told, texts_told, paths_told) AS holds
        FROM work_goal_events
    )
    ARRAY JOIN arrayEnumerate({goal_names:Array(String)}) AS goal
    WHERE {goal_kinds:Array(String)}[goal] IN ('', kind)
      AND (empty({goal_events:Array(Array(String))}[goal]) OR has({goal_events:Array(Array(String))}[goal], name))
      AND arrayAll((of, is_held) -> of != goal OR is_held, {test_goals:Array(UInt16)}, holds)
) AS reached
ASOF LEFT JOIN work_sessions AS placed ON placed.person = reached.person AND reached.at >= placed.started_at;

-- Once a person, once a visit (outside of visits, once until nothing has reached it for the gap), or each time.
-- Money in the base currency at the rate of its day, as that of sales. A goal that is worth nothing has none, as a
-- lead; where the event should say it and does not, it is unknown.
-- needs: work_goal_matches
INSERT INTO conversion_rows
(
    generation, revision, owner, conversion_id, kind, source, account, native_id, label, at, lead_day, deal_day, payment_day,
    is_first_purchase, currency, revenue_micros, margin_micros, revenue_base, margin_base, lead_at, opportunity_at,
    source_of_money, branch, company, country, device, unknown_reason
)
SELECT {generation:UInt32}, {revision:UInt64}, person, sipHash64('goal', goal_name, toString(id)), concat('goal:', goal_name),
    source, account, toString(id), name, at, day, day, day, false, money.2 AS money_currency, money.1 AS micros,
    if(worth = 'none', 0, NULL),
    if(isNull(round(toDecimal256(micros, 0) * scale, -4) AS base) OR abs(base) > 9000000000000000000, NULL,
        toInt64(least(greatest(base, -9000000000000000000), 9000000000000000000))),
    if(worth = 'none', 0, NULL), at, at, if(worth = 'none', '', if(worth = 'event', 'event', 'goal')),
    branch, if(company = '', contact_company, company), country, device,
    multiIf(isNotNull(base), if(abs(base) > 9000000000000000000, 'range', ''), isNull(micros), 'amount', money_currency = '', 'currency', 'rate')
FROM
(
    SELECT counted.*, multiIf(counted.money_of = {currency:String}, toDecimal128(1, 18),
        counted.day - known.day > {rate_days:UInt32}, NULL, nullIf(known.rate, 0)) AS scale
    FROM
    (
        SELECT *, {goal_names:Array(String)}[goal] AS goal_name, {goal_values:Array(String)}[goal] AS worth,
            toDate(at, {timezone:String}) AS day,
            multiIf(worth = 'none', (toNullable(toInt64(0)), {currency:String}),
                worth = 'event', (value_micros, toString(currency)),
                (toNullable(toInt64({goal_amounts:Array(String)}[goal])), {goal_currencies:Array(String)}[goal])) AS money,
            money.2 AS money_of
        FROM
        (
            SELECT *, row_number() OVER (PARTITION BY person, goal ORDER BY at, id) AS of_person,
                row_number() OVER (PARTITION BY person, goal, visit ORDER BY at, id) AS of_visit,
                at > lagInFrame(at, 1, toDateTime64(0, 6, 'UTC'))
                    OVER (PARTITION BY person, goal, visit ORDER BY at, id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
                    + toIntervalMicrosecond({session_gap_us:Int64}) AS starts
            FROM work_goal_matches
        )
        WHERE multiIf({goal_once:Array(String)}[goal] = 'person', of_person = 1,
            {goal_once:Array(String)}[goal] = 'visit', if(visit = 0, starts, of_visit = 1), true)
    ) AS counted
    ASOF LEFT JOIN work_rates AS known ON known.currency = counted.money_of AND known.day <= counted.day
) AS valued
LEFT JOIN work_employed ON employee = valued.person;

-- needs: work_goal_matches
INSERT INTO work_converted
SELECT DISTINCT person FROM work_goal_matches WHERE person NOT IN (SELECT person FROM work_converted)
