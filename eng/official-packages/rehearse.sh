#!/usr/bin/env bash
# Builds the official-packages mode where those packages cannot be restored: the stand-ins are packed under the official names and versions into
# a feed of their own, and the product is restored from it. Shows that the mode names every package, pins what it needs and compiles; nothing of it
# reaches the machine's package cache.
# usage: rehearse.sh WORK_FOLDER [PROJECT…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$1
shift
projects=("$@")
[ ${#projects[@]} -gt 0 ] || projects=(src/ShadowPipeline.Functions)
mkdir -p "$work/feed"

# The versions that the official mode asks for, which are exact: [x.y.z]. Given per project: on the command line they would reach the
# projects that one depends on as well.
dotnet msbuild src/ShadowPipeline.Functions -getItem:PackageVersion -p:AwsPackages=nuget | node -e '
  const items = JSON.parse(require("fs").readFileSync(0, "utf8")).Items.PackageVersion;
  const line = item => `<PackageVersion Condition="\u0027$(MSBuildProjectName)\u0027 == \u0027${item.Identity}\u0027">${item.Version.replace(/[\[\]]/g, "")}</PackageVersion>`;
  console.log(`<Project><PropertyGroup>\n${items.map(line).join("\n")}\n</PropertyGroup></Project>`);' > "$work/versions.targets"

dotnet build standins/Amazon.Lambda.Annotations.Generator -c Release -v q --nologo
for folder in standins/*/; do
  package=$(basename "$folder")
  grep -q "== '$package'\"" "$work/versions.targets" || continue
  dotnet pack "$folder" -c Release -v q --nologo -o "$work/feed" -p:CustomAfterMicrosoftCommonTargets="$work/versions.targets"
done

for project in "${projects[@]}"; do
  dotnet restore "$project" -p:AwsPackages=nuget -p:RestorePackagesPath="$work/packages" -p:RestoreAdditionalProjectSources="$work/feed" -v q --nologo
  dotnet build "$project" --no-restore -p:AwsPackages=nuget -p:RestorePackagesPath="$work/packages" -v q --nologo
done
ls "$work/feed"
