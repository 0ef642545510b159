#!/bin/sh
# base.sh NAME: makes a base image for GROKSCAPE_BASE_IMAGE where no image registry is reached, of Debian's packages and of the
# JDK in JAVA_HOME: what ./grokscape images would otherwise take from Eclipse Temurin. Needs root, Debian, mmdebstrap, Buildah.
set -eu
name=$1
modules=java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.httpserver,jdk.incubator.vector,jdk.jcmd,jdk.jfr,jdk.localedata
modules=$modules,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss
modules=$modules,jdk.unsupported,jdk.xml.dom,jdk.zipfs
draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT
# This machine's release unless told otherwise: its keys are the ones that are here.
release=${DEBIAN_RELEASE:-$(. /etc/os-release && echo "${VERSION_CODENAME:?}")}
mmdebstrap --quiet --variant=minbase --include=libstdc++6,libgomp1 "$release" "$draft/debian.tar"
"${JAVA_HOME:?a JDK 25 or newer}/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages \
  --compress zip-1 --output "$draft/java"
cat > "$draft/Containerfile" <<'END'
FROM scratch
ADD debian.tar /
COPY java /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
END
buildah build --quiet --tag "$name" --file "$draft/Containerfile" "$draft"
