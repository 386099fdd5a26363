-- Identifiers of this layer enter, each by itself, and tie what is beside them unless they are wide.
INSERT INTO work_labels SELECT identifier, identifier FROM work_doubtful WHERE layer = {layer:UInt8};

TRUNCATE TABLE work_ties;

INSERT INTO work_ties
SELECT a, b FROM work_pairs
WHERE greatest(a_layer, b_layer) <= {layer:UInt8}
  AND a NOT IN (SELECT identifier FROM work_wide) AND b NOT IN (SELECT identifier FROM work_wide)
