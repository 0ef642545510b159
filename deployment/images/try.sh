#!/bin/sh
# try.sh [FOLDER]: builds the images, unpacks them, and plays the rehearsal with services started from them, each as its
# image's user on a read-only root. For a machine without a container engine; needs root, Debian, mmdebstrap and Buildah.
# GROKSCAPE_BASE_IMAGE: a base to build on; without it one is made of Debian's packages and of JAVA_HOME's JDK.
set -eu
cd "$(dirname "$0")/../.."
folder=${1:-$PWD/target/images}
export BUILDAH_ISOLATION="${BUILDAH_ISOLATION:-chroot}" GROKSCAPE_IMAGE_BUILDER=buildah
if [ -z "${GROKSCAPE_BASE_IMAGE:-}" ]; then
  export GROKSCAPE_BASE_IMAGE=localhost/grokscape-base
  deployment/images/base.sh "$GROKSCAPE_BASE_IMAGE"
fi
./grokscape images
rm -rf "$folder"
for service in planner trainer analyzer dashboard; do
  deployment/images/unpack.sh "${GROKSCAPE_IMAGES:-grokscape}/$service-service:${GROKSCAPE_VERSION:-0.1.0}" "$folder/$service-service"
done
exec ./grokscape rehearse "-Drehearsal.images=$folder"
