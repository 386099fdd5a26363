-- Imports of one account of a source.
SELECT DISTINCT import_id AS import FROM imports WHERE source = {source:String} AND account = {account:String}
ORDER BY import
