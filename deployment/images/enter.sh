#!/bin/sh
# enter.sh FOLDER: starts the image unpacked in FOLDER as a container would. FOLDER/root is its file system, FOLDER/config
# what the image says of itself. The root is read-only, /tmp its own, the user the image's, no right is left and none can be
# won back; the environment is the image's, and of ours only what a service is set by. Needs root, to be able to give it up.
set -eu
folder=$1
[ "${2:-}" = inside ] || exec unshare --mount --propagation private -- "$0" "$folder" inside

root=$folder/root
mount --bind "$root" "$root"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t proc proc "$root/proc" 2>/dev/null || mount --rbind /proc "$root/proc"
for device in null zero random urandom; do
  mount --bind "/dev/$device" "$root/dev/$device"
done
cp /etc/hosts "$root/run/hosts" && mount --bind "$root/run/hosts" "$root/etc/hosts"
# What compose and Kubernetes mount: files that only this service may read.
user=$(sed -n 's/^user=//p' "$folder/config")
for variable in GROKSCAPE_SECURITY_TOKENS KAFKA_SSL_TRUSTSTORE_LOCATION; do
  eval "file=\${$variable:-}"
  [ -n "$file" ] || continue
  install -m 400 -o "${user%:*}" -g "${user#*:}" "$file" "$root/run/$variable"
  export "$variable=/run/$variable"
done
mount -o remount,bind,ro "$root/run"
mount -o remount,bind,ro "$root"

for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p'); do
  case $name in
    GROKSCAPE_* | KAFKA_* | QUARKUS_* | JDK_JAVA_OPTIONS) ;;
    *) unset "$name" ;;
  esac
done
while IFS= read -r line; do
  case $line in
    env=*) export "${line#env=}" ;;
    entry=*) set -- "$@" "${line#entry=}" ;;
    folder=*) start=${line#folder=} ;;
  esac
done < "$folder/config"
shift 2
exec setpriv --no-new-privs \
  chroot --userspec="$user" --groups= "$root" /usr/bin/env -C "$start" "$@"
