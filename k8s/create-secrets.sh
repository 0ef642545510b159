#!/bin/sh
# Creates the secrets the services take, in the current context's namespace grokscape. Values come from the environment;
# running it again replaces them: docs/deployment.md says what must be restarted then.
set -eu
namespace=grokscape

: "${TOKENS_FILE:?lines of: name role sha256-of-the-token}"
: "${DB_USER:?}" "${DB_PASSWORD:?}"
: "${S3_PLANNER_KEY:?}" "${S3_PLANNER_SECRET:?}" "${S3_TRAINER_KEY:?}" "${S3_TRAINER_SECRET:?}"
: "${S3_ANALYZER_KEY:?}" "${S3_ANALYZER_SECRET:?}"
# Of the object store itself, and only where it runs inside (overlay local).
: "${S3_ROOT_USER:=unused}" "${S3_ROOT_PASSWORD:=unused}"
# The dashboard's own database user, where there is one.
: "${DASHBOARD_DB_USER:=$DB_USER}" "${DASHBOARD_DB_PASSWORD:=$DB_PASSWORD}"

# secret NAME KEY=VALUE…: values go through standard input, never onto a command line that others can list.
secret() {
  name=$1
  shift
  {
    printf 'apiVersion: v1\nkind: Secret\nmetadata: {name: %s, namespace: %s}\ndata:\n' "$name" "$namespace"
    for pair in "$@"; do
      printf '  %s: %s\n' "${pair%%=*}" "$(printf %s "${pair#*=}" | base64 | tr -d '\n')"
    done
  } | kubectl apply -f -
}

secret grokscape-tokens tokens="$(cat "$TOKENS_FILE")"
secret planner-s3 GROKSCAPE_S3_ACCESS_KEY="$S3_PLANNER_KEY" GROKSCAPE_S3_SECRET_KEY="$S3_PLANNER_SECRET"
secret trainer-s3 GROKSCAPE_S3_ACCESS_KEY="$S3_TRAINER_KEY" GROKSCAPE_S3_SECRET_KEY="$S3_TRAINER_SECRET"
secret analyzer-s3 GROKSCAPE_S3_ACCESS_KEY="$S3_ANALYZER_KEY" GROKSCAPE_S3_SECRET_KEY="$S3_ANALYZER_SECRET"
secret planner-db GROKSCAPE_DB_USER="$DB_USER" GROKSCAPE_DB_PASSWORD="$DB_PASSWORD"
secret dashboard-db GROKSCAPE_DB_USER="$DASHBOARD_DB_USER" GROKSCAPE_DB_PASSWORD="$DASHBOARD_DB_PASSWORD"
secret s3-root user="$S3_ROOT_USER" password="$S3_ROOT_PASSWORD"
