#!/usr/bin/env bash
# Runs the steps of the Dockerfile one by one in a scratch folder, without a container engine:
# copies what COPY names (of the context as .dockerignore leaves it), executes each RUN, and at last
# starts the command of the image, read-only but for its data folder.
#
#   infra/docker/check-steps.sh [scratch folder]     (a new temporary one by default; it is kept)
#
# Not checked here: the base image itself, and users and capabilities of a container.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=${1:-$(mktemp -d -t throughline-image-XXXXXX)}
context=$scratch/context
mkdir -p "$context"
echo "scratch folder: $scratch"

# The context: everything that git knows or would know, less what .dockerignore names.
cd "$root"
comm -23 \
  <(git ls-files --cached --others --exclude-standard | sort -u) \
  <({ git ls-files --cached --ignored --exclude-from=.dockerignore
      git ls-files --others --ignored --exclude-from=.dockerignore; } | sort -u) |
  while IFS= read -r file; do [ -f "$file" ] && printf '%s\0' "$file"; done |
  tar --create --null --files-from=- | tar --extract --directory "$context"
echo "context: $(find "$context" -type f | wc -l) files, $(du -sh "$context" | cut -f1)"

# One instruction a line: continued lines joined, comments dropped.
instructions() {
  sed -e '/^[[:space:]]*#/d' "$root/Dockerfile" | sed -e ':a' -e '/\\$/{N;s/\\\n[[:space:]]*/ /;ba' -e '}' |
    sed -e '/^[[:space:]]*$/d'
}

stage=
# Where a path of the image lies: relative ones are under the working directory.
inside() { case $1 in /*) echo "$scratch/$stage$1" ;; *) echo "$scratch/$stage$workdir/$1" ;; esac; }

copy() {
  local from=$context/ paths=() word
  for word in "$@"; do
    case $word in
      --from=*) from=$scratch/${word#--from=} ;;
      --*) ;; # owners and modes need a container
      *) paths+=("$word") ;;
    esac
  done
  local to=${paths[-1]} source
  unset 'paths[-1]'
  for source in "${paths[@]}"; do
    [ -e "$from$source" ] || { echo "COPY: $source does not exist" >&2; exit 1; }
    if [ -d "$from$source" ]; then
      mkdir -p "$(inside "$to")"
      cp -a "$from$source/." "$(inside "$to")"
    else
      case $to in */) mkdir -p "$(inside "$to")" ;; esac
      cp -a "$from$source" "$(inside "$to")"
    fi
  done
}

number=0
environment=()
while IFS= read -r line; do
  name=${line%%[[:space:]]*}
  rest=${line#"$name"}
  rest=${rest#"${rest%%[![:space:]]*}"}
  case $name in
    FROM)
      number=$((number + 1))
      stage=stage$number environment=()
      case $rest in *' AS '*) stage=${rest##* AS } ;; esac
      workdir=/
      mkdir -p "$scratch/$stage"
      ;;
    WORKDIR) workdir=$rest && mkdir -p "$scratch/$stage$workdir" ;;
    ENV) read -ra pairs <<<"$rest" && environment+=("${pairs[@]}") ;;
    COPY) read -ra words <<<"$rest" && copy "${words[@]}" ;;
    RUN)
      while [[ $rest == --* ]]; do rest=${rest#* }; done
      echo "[$stage] RUN $rest"
      (cd "$scratch/$stage$workdir" && env "${environment[@]}" sh -ec "$rest" </dev/null)
      ;;
    ENTRYPOINT | CMD | HEALTHCHECK | USER | EXPOSE | STOPSIGNAL | LABEL | ARG) ;;
    *) echo "check-steps.sh does not know $name" >&2 && exit 1 ;;
  esac
done < <(instructions)

image=$scratch/$stage$workdir
echo "image: $(du -sh "$image" | cut -f1) in $image"

# The command, with the environment of the image, as a user that may write to its data folder only.
data=$(mktemp -d -t throughline-data-XXXXXX)
trap 'rm -rf "$data"' EXIT
as_user=()
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  chown 1000:1000 "$data"
  chmod 0755 "$scratch"
  as_user=(setpriv --reuid=1000 --regid=1000 --clear-groups)
fi
cd "$image"
as_image=("${as_user[@]}" env -i PATH="$PATH" HOME="$data" TMPDIR="$data" "${environment[@]}")
run() { "${as_image[@]}" "$@"; }

entry=$(instructions | sed -n 's/^ENTRYPOINT //p' | tr -d '[],"')
read -ra entry <<<"$entry"
run "${entry[@]}" --version
run "${entry[@]}" config check </dev/null

# Without keys it must not open itself to the network.
status=0
run THROUGHLINE_DATA_DIR="$data" THROUGHLINE_PORT=0 "${entry[@]}" start </dev/null || status=$?
[ "$status" = 78 ] || { echo "start without keys ended with $status instead of 78" >&2; exit 1; }

port=$((20000 + RANDOM % 20000))
local_only=(THROUGHLINE_DATA_DIR="$data" THROUGHLINE_HOST=127.0.0.1 THROUGHLINE_PORT="$port")
# Not through the function: the signal below is for the process, not for a shell around it.
"${as_image[@]}" "${local_only[@]}" "${entry[@]}" start </dev/null &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 60); do
  ready=0
  run THROUGHLINE_PORT=$port node infra/docker/health-check.js >"$data/health" && ready=1 && break
  sleep 0.5
done
cat "$data/health"
[ "$ready" = 1 ] || { echo "the process did not become ready" >&2; exit 1; }
run node -e "fetch('http://127.0.0.1:$port/').then(async (r) => process.exit(r.ok && (await r.text()).includes('<div id=') ? 0 : 1))" ||
  { echo "the pages are not served" >&2; exit 1; }
kill -TERM $server
status=0
wait $server || status=$?
[ "$status" = 0 ] || { echo "SIGTERM ended it with $status instead of 0" >&2; exit 1; }
echo "every step of the Dockerfile ran; the command starts, is ready, serves, refuses and stops."
