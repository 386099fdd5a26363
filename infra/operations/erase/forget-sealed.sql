ALTER TABLE operations DELETE WHERE toString(id) = {id:String} AND JSONExtractString(parameters, 'sealed') != ''
SETTINGS mutations_sync = 2
