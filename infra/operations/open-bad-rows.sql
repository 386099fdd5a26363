SELECT *
FROM bad_rows FINAL
WHERE status = 'open'
  AND (empty({ids:Array(String)}) OR toString(id) IN ({ids:Array(String)}))
  AND ({source:Nullable(String)} IS NULL OR source = {source:Nullable(String)})
  AND ({account:Nullable(String)} IS NULL OR account = {account:Nullable(String)})
  AND ({code:Nullable(String)} IS NULL OR code = {code:Nullable(String)})
  AND ({field:Nullable(String)} IS NULL OR field = {field:Nullable(String)})
