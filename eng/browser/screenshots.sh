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
db=$work/decisions.db

# A terminal of its own, as wide as asked, with colours.
terminal() {
  local width=$1 output=$2
  shift 2
  TERM=xterm-256color COLORTERM=truecolor script -qec "stty cols $width rows 50; $*" /dev/null > "$work/$output" < /dev/null
}

# The id that a scenario's run left.
id_of() {
  "$shadow" run "$1" --db "$db" --json | node -e 'console.log(JSON.parse(require("fs").readFileSync(0, "utf8")).id)'
}

terminal 110 run.txt "$shadow run events/model-approved.json --db $db"
promote=$(id_of events/model-approved.json)
criterion=$(id_of events/scenarios/p99-regression.json)
evidence=$(id_of events/scenarios/starved-shadow.json)
for event in events/scenarios/*.json; do
  case $event in
    *.scenario.json) ;;
    *) "$shadow" run "$event" --db "$db" --json > /dev/null ;;
  esac
done

"$shadow" site --db "$db" --out "$work/site" > /dev/null
terminal 110 list.txt "$shadow decisions list --db $db"
terminal 110 show.txt "$shadow decisions show $criterion --db $db"
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

# A fifth of the size where the tool is there.
if command -v pngquant > /dev/null; then
  pngquant --force --skip-if-larger --ext .png --quality 70-95 "$images"/{report,site,terminal}-*.png
fi
du -ch "$images"/*.png | tail -n 1
