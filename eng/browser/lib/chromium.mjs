// Debian's Chromium, without anything that would look for a network.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env.SHADOW_CHROMIUM, '/usr/bin/chromium'].filter(Boolean);

export function launch() {
  const executablePath = places.find(place => existsSync(place));
  if (!executablePath) {
    throw new Error(`There is no Chromium at ${places.join(' or ')}: eng/browser/install.sh installs Debian's.`);
  }

  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--font-render-hinting=none', '--force-color-profile=srgb',
    ],
  });
}
