SELECT arrayStringConcat(arraySort(groupUniqArray(rules_version)), ' ') AS rules FROM traffic FINAL WHERE rules_version != ''
