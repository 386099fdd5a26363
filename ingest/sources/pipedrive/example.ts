/** Lines of a file that can be imported as they are: `throughline import --example pipedrive`. */
export const EXAMPLE =
  '{"id":71,"title":"Oak tables","status":"won","value":900,"currency":"EUR","add_time":"2026-03-02T08:15:00Z","update_time":"2026-03-06T09:00:00Z","won_time":"2026-03-06T09:00:00Z","stage_id":4,"pipeline_id":1,"person_id":9}\n';
