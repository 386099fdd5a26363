-- Continues `latest` of reviews: one row a review of the period or of the one before it. What the text says is the number of its
-- words of praise less that of its complaints; a word with a negation beside it counts for the other side.
, told AS
(
    SELECT key, source, entity_id, toInt64OrZero(fields['createdAt']) AS created_us,
        toDate(fromUnixTimestamp64Micro(created_us, 'UTC'), {timezone:String}) AS day,
        multiIf(fields['platform'] != '', fields['platform'], fields['place'] != '', fields['place'], 'not_told') AS platform,
        if(fields['branch'] = '', 'not_told', fields['branch']) AS branch, if(fields['object'] = '', 'not_told', fields['object']) AS product,
        if(fields['rating'] = '', NULL,
            toInt64OrZero(fields['rating']) * 5 / if(fields['ratingMax'] IN ('', '0'), 5000000, toInt64OrZero(fields['ratingMax']))) AS stars,
        fields['text'] AS text, toInt64OrZero(fields['replyAt']) AS reply_us, fields['isRemoved'] = 'true' AS is_removed,
        replaceAll(lowerUTF8(replaceAll(fields['text'], 'İ', 'i')), 'ё', 'е') AS plain,
        toInt32(countMatches(plain, {praise:String})) - toInt32(countMatches(plain, {complaint:String}))
            - 2 * toInt32(countMatches(plain, {denied_praise:String})) + 2 * toInt32(countMatches(plain, {denied_complaint:String})) AS score,
        multiIf(plain = '', '', score > 0, 'positive', score < 0, 'negative', 'neutral') AS by_words,
        multiIf(isNull(stars), '', stars >= 4, 'positive', stars < 2.5, 'negative', 'neutral') AS by_stars,
        fields['sentiment'] AS by_source
    FROM latest
    WHERE type = 'review'
),
items AS
(
    SELECT *, day < {from:Date} AS is_previous, if(reply_us >= created_us, (reply_us - created_us) / 3600000000, NULL) AS reply_hours,
        multiIf(by_stars != '', by_stars, by_source != '', by_source, by_words != '', by_words, 'not_told') AS sentiment,
        multiIf(by_stars != '', 'stars', by_source != '', 'told', by_words != '', 'words', 'not_told') AS method,
        multiIf({by:String} = 'branch', branch, {by:String} = 'product', product, {by:String} = 'month', substring(toString(day), 1, 7),
            platform) AS name,
        arrayFilter(flag -> flag != '', ['reviews', if(isNotNull(stars), 'rated', ''), if(isNotNull(reply_hours), 'answered', ''), sentiment]) AS counts_as
    FROM told
    WHERE day BETWEEN {previous_from:Date} AND {to:Date}
)
