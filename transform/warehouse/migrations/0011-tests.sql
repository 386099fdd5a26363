-- Records that are tests and count for nothing: how many of a delivery, why, and which setting would count them.
ALTER TABLE deliveries ADD COLUMN IF NOT EXISTS tests Array(Tuple(reason String, setting String, records UInt32));
