#!/usr/bin/env bash
# Checks the chart with the `helm` on the PATH: lints it, renders it with each set of values in values/
# and compares with golden/, which the tests of the repository read. `--write` renders golden/ anew.
# Rendered objects are validated as well where `kubernetes-validate` (PyPI, brings the schemas along)
# or `kubeconform` is on the PATH.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v helm >/dev/null; then
  {
    echo '**********************************************************************'
    echo '* NOT CHECKED: there is no helm on the PATH. Install helm 3 or 4     *'
    echo '* (https://helm.sh/docs/intro/install) and run infra/helm/check.sh.  *'
    echo '**********************************************************************'
  } >&2
  exit 1
fi

kubernetes=1.34.0
rendered=$(mktemp -d)
trap 'rm -rf "$rendered"' EXIT

# Names the chart and the values that a rendering was made of.
digest() {
  { find throughline -type f; echo "values/$1.yaml"; } | LC_ALL=C sort |
    while IFS= read -r file; do sha256sum "$file"; done | sha256sum | cut -d' ' -f1
}

render() {
  helm template throughline throughline --namespace analytics --kube-version $kubernetes "$@"
}

for values in values/*.yaml; do
  name=$(basename "$values" .yaml)
  helm lint --strict --quiet throughline --values "$values"
  {
    echo "# Rendered by infra/helm/check.sh --write from values/$name.yaml; not to be edited."
    echo "# sha256 of chart and values: $(digest "$name")"
    render --values "$values"
  } >"$rendered/$name.yaml"
  echo "$name: linted, $(grep -c '^kind: ' "$rendered/$name.yaml") objects"
done

# What the processes could not work with is refused before it is installed.
refuses() {
  local sentence=$1 output
  shift
  if output=$(render --values values/plain.yaml "$@" 2>&1); then
    echo "accepted although wrong: $*" >&2 && exit 1
  fi
  grep -qF -- "$sentence" <<<"$output" || { echo "$*: refused with other words: $output" >&2 && exit 1; }
  echo "refused: $*"
}
refuses 'worker.replicas (13) is more than kafka.partitions (12)' --set worker.replicas=13
refuses 'config.warehouse is set by the chart' --set config.warehouse.url=http://a
refuses 'config.log is set by the chart' --set config.log.partitions=3
refuses 'minReplicas is more than maxReplicas' --set collector.autoscaling.minReplicas=11
refuses '/kafka/brokers' --set-json 'kafka.brokers=[]'
refuses '/kafka/brokers/0' --set 'kafka.brokers={http://kafka:9092}'
refuses '/clickhouse/url' --set clickhouse.url=clickhouse:8123
refuses '/apiKeys' --set-json 'apiKeys=[]'
refuses '/apiKeys/0/sha256' --set 'apiKeys[0].sha256=the-key-itself'
refuses '/kafka/sasl' --set kafka.sasl.enabled=true,kafka.sasl.username=a
refuses '/collector/ingress/hosts' --set collector.ingress.enabled=true
refuses '/terminationGracePeriodSeconds' --set terminationGracePeriodSeconds=30
refuses 'replica' --set worker.replica=3

if command -v kubernetes-validate >/dev/null; then
  for version in 1.27 1.34 1.37; do
    kubernetes-validate --strict --quiet --no-warn -k $version "$rendered"/*.yaml
    echo "valid for Kubernetes $version"
  done
elif command -v kubeconform >/dev/null; then
  kubeconform -strict -ignore-missing-schemas -summary -kubernetes-version $kubernetes "$rendered"/*.yaml
else
  echo 'Not validated against the schemas of Kubernetes: neither kubernetes-validate nor kubeconform is on the PATH.' >&2
fi

if [ "${1:-}" = --write ]; then
  mkdir -p golden
  rm -f golden/*.yaml
  cp "$rendered"/*.yaml golden/
  echo 'golden/ written'
else
  diff -ru golden "$rendered" || { echo 'golden/ is not what the chart renders: check.sh --write' >&2 && exit 1; }
  echo 'golden/ is what the chart renders'
fi
