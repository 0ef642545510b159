#!/bin/sh
# Gives each service its key with its policy, in a MinIO store; runs in MinIO's own image, whose client is mc. Run again, it
# renews the keys and leaves the rest. Keys and secrets go through standard input, never onto a command line.
set -eu
cd "$(dirname "$0")"
export MC_CONFIG_DIR=/tmp/mc
: "${S3_ADDRESS:?}" "${S3_ROOT_USER:?}" "${S3_ROOT_PASSWORD:?}"

printf '%s\n%s\n' "$S3_ROOT_USER" "$S3_ROOT_PASSWORD" | mc alias set store "$S3_ADDRESS" > /dev/null

# key SERVICE KEY SECRET
key() {
  printf '%s\n%s\n' "$2" "$3" | mc admin user add store > /dev/null
  mc admin policy create store "$1" "$1.json" > /dev/null
  mc admin user info store "$2" | grep -q "PolicyName: $1" || mc admin policy attach store "$1" --user "$2" > /dev/null
  echo "the $1 has its key"
}
key planner "${S3_PLANNER_KEY:?}" "${S3_PLANNER_SECRET:?}"
key trainer "${S3_TRAINER_KEY:?}" "${S3_TRAINER_SECRET:?}"
key analyzer "${S3_ANALYZER_KEY:?}" "${S3_ANALYZER_SECRET:?}"
