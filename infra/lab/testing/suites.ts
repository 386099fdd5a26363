/** What opens no engine, no port and no other process: many files share one module cache. */
export const UNIT = [
  'dashboards/**/*.test.ts',
  'api/{contract,export,metrics}/**/*.test.ts',
  'ingest/{contract,importing,kit,mapping,site,sources,verification}/**/*.test.ts',
  // `credit` works on the engine.
  'transform/{attribution,channels,plan}/**/!(credit).test.ts',
  'ingest/log/{append-or-refer,delivery-codec,delivery-key,group-commit}.test.ts',
  'transform/warehouse/{refusals,serially}.test.ts',
  'infra/{compose,config,docker,helm,line,release,simulator}/**/*.test.ts',
  'infra/operations/links/click-budget.test.ts',
  'infra/cli/{calculate-file,errors,import-files,missing-rates,output,printable}.test.ts',
  'api/{audiences/write-list,links/check-link,links/check-links}.test.ts',
  'api/way-back/{choose,kills,ledger,vendors/vendors}.test.ts',
  'infra/lab/bench/{,simulated/}*.test.ts',
  'api/plans/{optimise,sheet}/**/*.test.ts',
  'api/plans/workbook/*.test.ts',
  'api/plans/history/plan-from-history.test.ts',
  'infra/cli/{singer-state,wants-standard-input}.test.ts',
  'infra/cli/{demo/demo-plan,doctor/notices,reports/report-help}.test.ts',
  'infra/lab/chaos/results.test.ts',
  'infra/operations/{align-offsets,may-know}.test.ts',
  'infra/operations/way-back/send-on-schedule.test.ts',
  'infra/topology/{disk-watch,repeated-failure,worker}.test.ts',
  'ingest/{erasure,log/sealing,packs}/**/*.test.ts',
  // `timers` wraps the warnings of the process.
  'ingest/log/kafka/!(timers).test.ts',
  'transform/warehouse/prepare-server.test.ts',
  'infra/operations/list-sources.test.ts',
  'infra/operations/files/described-file.test.ts',
  // Ports of their own, each closed by whoever opened it.
  'api/plans/{save-plan,history/history}.test.ts',
  'infra/cli/{find-server,http-client,run}.test.ts',
  'infra/cli/{demo/demo-config,demo/send-requests,doctor/doctor,reports/run-report}.test.ts',
  'infra/http/edge.test.ts',
  'infra/lab/kafka/fetch-kafka.test.ts',
  'infra/lab/try-report/documented.test.ts',
  'infra/operations/{retain/bounds,way-back/post}.test.ts',
  'ingest/collector/{browser,collector,collector.body,limited}.test.ts',
  'ingest/log/lmdb/check.test.ts',
  'transform/warehouse/{http,mutations}.test.ts',
];

/** What works on the embedded engine and no other: many files share one engine and its migrated databases. */
export const ENGINE = [
  'api/{auth,closes,reports,rules,segments,server}/**/*.test.ts',
  'api/plans/workbook/facts/*.test.ts',
  'transform/{costs,derive,identity,journeys,load,notices,rollup,sessions}/**/*.test.ts',
  'transform/attribution/credit.test.ts',
  'infra/lab/bench/data/**/*.test.ts',
  'infra/operations/{replay,undo}.test.ts',
  'infra/operations/{erase/erase,retain/expire-facts}.test.ts',
  'transform/erase/**/*.test.ts',
  'transform/warehouse/steps.test.ts',
];

/** What only looks at pages: all files share one line and one browser (`lab/e2e/pages-setup.ts`). */
export const PAGES = ['infra/lab/e2e/{attribution-pages,frame,goals-page,links-page,page}.test.ts'];

/** Servers, processes, browsers: each file has a process of its own. */
export const SYSTEM = ['{ingest,transform,api,infra}/**/*.test.ts'];

/** What the gate has no time for: `npm run test:long`. */
export const LONG = ['**/*.long.test.ts'];

/** What the gate runs in part: a long run draws more worlds, or plays every case (`runs` of `long-runs.ts`). */
export const WIDENED = [
  'api/closes/check-close.test.ts',
  'api/plans/sheet/round-trip.test.ts',
  'api/plans/workbook/plan-workbook.test.ts',
  'api/reports/attribution/attribution-report.test.ts',
  'api/reports/explore/explore-report.test.ts',
  'api/reports/plan-fact/plan-fact-report.test.ts',
  'api/reports/reconcile/steps.test.ts',
  'api/server/routes/plans/optimise-route.test.ts',
  'api/server/routes/plans/risk-route.test.ts',
  'api/server/routes/report-formats.test.ts',
  'api/server/routes/report-opening.test.ts',
  'api/way-back/kills.test.ts',
  'infra/lab/chaos/kill.test.ts',
  'infra/lab/e2e/attribution-pages.test.ts',
  'infra/lab/e2e/frame.test.ts',
  'infra/lab/e2e/line.test.ts',
  'infra/lab/e2e/page.test.ts',
  'infra/lab/e2e/plans.test.ts',
  'infra/lab/stores/folder.test.ts',
  'infra/operations/erase/erase.test.ts',
  'infra/operations/replay.test.ts',
  'infra/operations/retain/expire-facts.test.ts',
  'infra/operations/undo.test.ts',
  'ingest/log/lmdb/check.test.ts',
  'ingest/sources/hostile-values.test.ts',
  'transform/attribution/credit.test.ts',
  'transform/costs/claims.test.ts',
  'transform/costs/costs.test.ts',
  'transform/derive/copies.test.ts',
  'transform/derive/fencing.test.ts',
  'transform/derive/laws.test.ts',
  'transform/derive/rollup/roll-up.test.ts',
  'transform/identity/companies.test.ts',
  'transform/identity/consents.test.ts',
  'transform/identity/people.test.ts',
  'transform/journeys/goals.test.ts',
  'transform/journeys/journeys.test.ts',
  'transform/journeys/refunds.test.ts',
  'transform/journeys/sales.test.ts',
  'transform/load/set-aside.test.ts',
  'transform/load/stage-columns.test.ts',
  'transform/load/unstorable.test.ts',
  'transform/plan/experiments/geo-test.test.ts',
  'transform/plan/response/fit/fit-response.test.ts',
  'transform/plan/risk/history-spreads.test.ts',
  'transform/warehouse/migrate.test.ts',
  'transform/warehouse/parameter-text.test.ts',
];
