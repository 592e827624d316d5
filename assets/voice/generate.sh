#!/usr/bin/env bash
# Makes the voice clips anew from the words of the screens, with espeak-ng's Vietnamese voice and opusenc
# (Debian: espeak-ng, opus-tools), after npm ci. Clips that the manifest marks as recordings are kept.
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in espeak-ng opusenc; do
  command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }
done
node_modules/.bin/node assets/voice/generate.ts
