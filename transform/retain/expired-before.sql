-- By what retentions noted when they began to remove something.
SELECT
    max(JSONExtractUInt(parameters, 'eventsBefore')) AS events,
    max(JSONExtractUInt(parameters, 'peopleBefore')) AS people
FROM operations WHERE kind = 'retain'
