SELECT source, deliveries, arrayMap(o -> toFloat64(o), offsets) AS offsets
FROM imports FINAL WHERE import_id = {importId:String}
