SELECT toUInt8(toString(id) = {id:String}) AS own, state, error FROM operations FINAL
WHERE kind IN {kinds:Array(String)} AND NOT JSONHas(parameters, 'from') AND NOT JSONHas(parameters, 'to')
  AND NOT JSONHas(parameters, 'source')
  AND requested_at >= (SELECT max(requested_at) FROM operations WHERE toString(id) = {id:String})
