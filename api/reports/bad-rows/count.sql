SELECT count() AS count
FROM bad_rows FINAL
WHERE ({status:Nullable(String)} IS NULL OR status = {status:Nullable(String)})
  AND ({source:Nullable(String)} IS NULL OR source = {source:Nullable(String)})
