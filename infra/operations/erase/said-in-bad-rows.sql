SELECT toFloat64(count()) AS rows FROM bad_rows
WHERE arrayExists(text -> positionCaseInsensitiveUTF8(raw, text) > 0, {texts:Array(String)})
