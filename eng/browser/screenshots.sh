#!/bin/bash
# Makes the pictures in docs/images from what the shadow command really writes: eng/browser/screenshots.sh [IMAGES].
set -euo pipefail
cd "$(dirname "$0")/../.."
images=${1:-docs/images}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
eng/browser/install.sh > /dev/null
dotnet build src/ShadowPipeline.Cli -v q --nologo > "$work/build.log" || { cat "$work/build.log"; exit 1; }
shadow=$(dotnet msbuild src/ShadowPipeline.Cli -getProperty:OutDir)shadow
ln -s "$PWD/events" "$PWD/policies" "$work"

# A terminal of its own, as wide as asked, with colours; in a folder of its own, so that no path of this machine is in a picture.
terminal() {
  local width=$1 output=$2
  shift 2
  TERM=xterm-256color COLORTERM=truecolor script -qec "stty cols $width rows 50; cd $work; $shadow $*" /dev/null > "$work/$output" < /dev/null
}

# The id that a scenario's run left.
id_of() {
  (cd "$work" && "$shadow" run "$1" --json) | node -e 'console.log(JSON.parse(require("fs").readFileSync(0, "utf8")).id)'
}

terminal 110 run.txt run events/model-approved.json
promote=$(id_of events/model-approved.json)
criterion=$(id_of events/scenarios/p99-regression.json)
evidence=$(id_of events/scenarios/starved-shadow.json)
for event in events/scenarios/*.json; do
  case $event in
    *.scenario.json) ;;
    *) id_of "$event" > /dev/null ;;
  esac
done

(cd "$work" && "$shadow" site --out site > /dev/null)
terminal 150 list.txt decisions list
terminal 110 show.txt decisions show "$criterion"
cat > "$work/pictures.json" << END
{
  "reports": { "promote": "$promote", "criterion": "$criterion", "evidence": "$evidence" },
  "whole": "$criterion",
  "terminal": [
    { "name": "run", "command": "shadow run events/model-approved.json", "output": "run.txt" },
    { "name": "list", "command": "shadow decisions list", "output": "list.txt" },
    { "name": "show", "command": "shadow decisions show $criterion", "output": "show.txt" }
  ]
}
END
mkdir -p "$images"
node eng/browser/screenshots.mjs "$work" "$images"

# A third of the size where the tool is there; it refuses pictures that would not get smaller.
if command -v pngquant > /dev/null; then
  for picture in "$images"/{report,site,terminal}-*.png; do
    pngquant --force --skip-if-larger --ext .png --quality 70-95 "$picture" || [ $? -ge 98 ]
  done
fi
du -ch "$images"/*.png | tail -n 1
