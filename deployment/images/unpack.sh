#!/bin/sh
# unpack.sh IMAGE FOLDER: an image that Buildah has, as enter.sh wants it: its file system, and what it says of itself.
set -eu
image=$1 folder=$2
mkdir -p "$folder/root"
container=$(buildah from --pull-never "$image")
trap 'buildah rm "$container" >/dev/null' EXIT
mounted=$(buildah mount "$container")
cp -a "$mounted/." "$folder/root/"
# What a container engine makes in every container, for enter.sh to mount over.
mkdir -p "$folder/root/dev" "$folder/root/proc" "$folder/root/run" "$folder/root/tmp"
for file in dev/null dev/zero dev/random dev/urandom etc/hosts; do
  : >> "$folder/root/$file"
done
ask() { buildah inspect --type image --format "$1" "$image"; }
{
  # Each part on lines of its own: the shell that reads it takes no other apart.
  ask 'user={{println .OCIv1.Config.User}}'
  ask 'folder={{println .OCIv1.Config.WorkingDir}}'
  ask '{{range .OCIv1.Config.Env}}env={{println .}}{{end}}' | sed '/^$/d'
  ask '{{range .OCIv1.Config.Entrypoint}}entry={{println .}}{{end}}' | sed '/^$/d'
  ask '{{range $k, $v := .OCIv1.Config.Labels}}label={{$k}}={{println $v}}{{end}}' | sed '/^$/d'
} > "$folder/config"
