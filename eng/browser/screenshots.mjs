// Takes the pictures of the docs: node screenshots.mjs FOLDER IMAGES, called by screenshots.sh, which fills the folder.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';
import { launch } from './lib/chromium.mjs';
import { terminalPage } from './lib/terminal.mjs';

const [folder, images] = process.argv.slice(2).map(path => resolve(path));
const names = JSON.parse(readFileSync(join(folder, 'pictures.json'), 'utf8'));
const sizes = { 1280: 900, 390: 844 };
const browser = await launch();

async function shoot(page, name, width, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: options.height ?? sizes[width] ?? 900 }, colorScheme: options.colorScheme ?? 'light' });
  const tab = await context.newPage();
  if (options.html) {
    await tab.setContent(options.html);
    await tab.locator('body').screenshot({ path: join(images, name) });
  } else {
    await tab.goto(pathToFileURL(join(folder, page)).href);
    await tab.screenshot({ path: join(images, name), fullPage: options.fullPage ?? false });
  }
  await context.close();
}

for (const [name, id] of Object.entries(names.reports)) {
  await shoot(`site/${id}/report.html`, `report-${name}-1280.png`, 1280);
  await shoot(`site/${id}/report.html`, `report-${name}-390.png`, 390);
}
await shoot(`site/${names.whole}/report.html`, 'report-whole.png', 1280, { fullPage: true });
await shoot('site/index.html', 'site-1280.png', 1280);
await shoot('site/index.html', 'site-390.png', 390);
await shoot('site/index.html', 'site-dark.png', 1280, { colorScheme: 'dark' });
for (const { name, command, output } of names.terminal) {
  await shoot('', `terminal-${name}.png`, 1800, { html: terminalPage(command, readFileSync(join(folder, output), 'utf8')) });
}
await browser.close();
