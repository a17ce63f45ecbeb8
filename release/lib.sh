# What the scripts of a release share; to be sourced.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
  printf 'release: %s\n' "$*" >&2
  exit 1
}

say() {
  printf '· %s\n' "$*" >&2
}

# The stage is the first argument of every script; each is a section of samconfig.toml.
stage_of() {
  case "${1:-}" in
    dev | staging | prod) stage=$1 ;;
    *) fail "which stage: dev, staging or prod?" ;;
  esac
  stack="burhan-$stage"
}
