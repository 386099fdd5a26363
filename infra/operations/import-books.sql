SELECT sum(accepted) AS accepted, sum(duplicates) AS duplicates, sum(rejected) AS rejected,
  sum(skipped) AS skipped, sum(erased) AS erased, sum(events) AS event,
  sum(entities) AS entity, sum(slices) AS slice, count() AS loaded,
  countIf(load IN (SELECT batch FROM dirty)) AS underived
FROM (SELECT * FROM deliveries WHERE import_id = {importId:String} LIMIT 1 BY partition, offset)
