SELECT process FROM load_attempts FINAL
WHERE partition = {partition:UInt32} AND load_attempts.first = {first:UInt64}
  AND load_attempts.last = {last:UInt64} AND open AND process != {process:UUID}
