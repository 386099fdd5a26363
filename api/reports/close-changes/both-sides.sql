-- Continues `facts`: each fact of a closed month as it was frozen and as it is now, and why the two differ.
-- Measures stand in this order: net media, fee, VAT, sold, refunds by accrual and by cash, revenue by accrual and by cash, margin
-- by accrual and by cash, cash in. Of a sale by accrual its own row has what is kept of it less what its refunds have taken off,
-- so that a late refund stands in the row of the refund alone, and rows add up to what is kept.
, told AS
(
    SELECT true AS is_now, kind, source, id, number, part, refund, traffic, day, owner, channel, campaign, a, b, c, original FROM facts
    UNION ALL
    SELECT false, ifNull(line[1], ''), ifNull(line[2], ''), ifNull(line[3], ''), ifNull(line[4], ''), ifNull(line[5], ''),
        ifNull(line[6], ''), ifNull(line[7], ''), ifNull(line[8], ''), ifNull(line[9], ''), ifNull(line[10], ''),
        ifNull(line[11], ''), toInt64OrNull(line[12]), toInt64OrNull(line[13]), toInt64OrNull(line[14]), ifNull(line[15], '')
    FROM
    (
        SELECT arrayJoin(JSONExtract(body, 'facts', 'Array(Array(Nullable(String)))')) AS line
        FROM
        (
            SELECT argMin(ifNull(fields['body'], ''), (version, occurred_at, entities.id)) AS body
            FROM entities
            WHERE op = 'upsert' AND key IN
                (SELECT sipHash64('document', {tells:String}, {account:String}, concat('close_facts:', {list:String}, '.', toString(number + 1)))
                 FROM numbers({pages:UInt32}))
            GROUP BY key
        )
    )
),
measured AS
(
    SELECT is_now, kind, source, id, number, day, owner, traffic, channel, campaign, original, cell.1 AS refund_, cell.2 AS amounts,
        arrayMap(amount -> ifNull(amount, 0), amounts) AS known, arrayMap(amount -> toUInt64(isNull(amount)), amounts) AS unknown
    FROM
    (
        SELECT *, toNullable(toInt64(0)) AS o, arrayJoin(multiIf(
            part = 'cost', [('', [a, b, c, o, o, o, o, o, o, o, o])],
            part = 'sold', [('', [o, o, o, a, o, o, o, a, o, b, c])],
            part = 'kept', [('', [o, o, o, o, o, o, a, o, b, o, o])],
            part = 'returned', [(refund, [o, o, o, o, -a, o, a, o, b, o, o]), ('', [o, o, o, o, o, o, -a, o, -b, o, o])],
            [(refund, [o, o, o, o, o, -a, o, a, o, b, c])])) AS cell
        FROM told
    )
),
cells AS
(
    SELECT kind, source, id, refund_, channel, max(measured.number) AS number_, max(measured.day) AS day_, max(measured.campaign) AS campaign_,
        countIf(NOT is_now) AS was_there, countIf(is_now) AS is_there,
        arrayResize(sumForEachIf(known, NOT is_now), 11, 0) AS was, arrayResize(sumForEachIf(known, is_now), 11, 0) AS is_,
        arrayResize(sumForEachIf(unknown, NOT is_now), 11, 0) AS was_unknown, arrayResize(sumForEachIf(unknown, is_now), 11, 0) AS is_unknown,
        groupUniqArrayIf(traffic, NOT is_now) AS was_by, groupUniqArrayIf(traffic, is_now) AS is_by,
        maxIf(owner, NOT is_now) AS was_of, maxIf(owner, is_now) AS is_of,
        maxIf(original, NOT is_now) AS was_original, maxIf(original, is_now) AS is_original
    FROM measured
    GROUP BY kind, source, id, refund_, channel
),
-- Of every fact its cells by channel, and what it came to over all of them.
whole AS
(
    SELECT kind, source, id, refund_,
        groupArray((channel, number_, day_, campaign_, was_there, is_there, was, is_, was_unknown, is_unknown)) AS parts,
        sum(was_there) AS all_was, sum(is_there) AS all_is, sumForEach(was) AS total_was, sumForEach(is_) AS total_is,
        sumForEach(was_unknown) AS unknown_was, sumForEach(is_unknown) AS unknown_is,
        arraySort(groupUniqArrayArray(was_by)) = arraySort(groupUniqArrayArray(is_by)) AS same_ways,
        max(was_of) = max(is_of) AS same_person, max(was_original) AS original_was, max(is_original) = original_was AS same_original
    FROM cells
    GROUP BY kind, source, id, refund_
),
changes AS
(
    SELECT if(refund_ != '', 'refund', whole.kind) AS type, source, id AS fact, refund_, part.1 AS channel_, part.2 AS name, part.3 AS on_day,
        part.4 AS of_campaign, part.5 > 0 AS frozen_there, part.6 > 0 AS now_there, part.7 AS frozen, part.8 AS now_,
        part.9 AS frozen_unknown, part.10 AS now_unknown,
        -- In a measure of the accounting that is asked for.
        arrayExists(place -> frozen[place] != now_[place] OR frozen_unknown[place] != now_unknown[place], {places:Array(UInt8)}) AS differs,
        multiIf(
            NOT differs, '',
            type = 'cost' AND all_was = 0, 'late_cost',
            type = 'cost' AND all_is = 0, 'withdrawn_cost',
            type = 'refund' AND all_was = 0, 'late_refund',
            type = 'refund' AND all_is = 0, 'withdrawn_refund',
            all_was = 0, 'late_sale',
            all_is = 0 AND elsewhere.kind = 'deal' AND elsewhere.source_of_money = 'order', 'told_by_order',
            all_is = 0 AND elsewhere.payment_day > toDate('1970-01-01'), 'moved_sale',
            all_is = 0, 'withdrawn_sale',
            arraySum(unknown_was) > arraySum(unknown_is), 'became_known',
            arraySum(unknown_was) < arraySum(unknown_is), 'became_unknown',
            total_was = total_is AND same_ways, 'rule_changed',
            total_was = total_is AND type = 'cost', 'renamed_cost',
            total_was = total_is AND NOT same_person, 'people_merged',
            total_was = total_is, 'journey_changed',
            same_original AND original_was != '' AND (type != 'cost' OR total_was[1] != total_is[1]), 'rate_changed',
            type = 'cost' AND total_was[1] = total_is[1], 'terms_changed',
            type = 'cost', 'restated_cost',
            arraySlice(total_was, 1, 10) = arraySlice(total_is, 1, 10), 'terms_changed',
            type = 'refund', 'changed_refund',
            arraySlice(total_was, 1, 8) = arraySlice(total_is, 1, 8), 'changed_margin',
            'changed_sale') AS reason
    FROM whole
    LEFT JOIN
    (
        SELECT toString(conversion_id) AS conversion, toString(conversions.kind) AS kind, source_of_money, payment_day
        FROM conversions(generation = {generation:UInt32}, revision = {revision:UInt64})
        WHERE conversions.kind IN ('order', 'deal')
    ) AS elsewhere ON elsewhere.conversion = whole.id AND whole.kind != 'cost'
    ARRAY JOIN parts AS part
)
