// How soon the index can be used: node usable.mjs INDEX.html [TIMES]. Prints the milliseconds of each opening as JSON.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { launch } from './lib/chromium.mjs';

const [file, times = '7'] = process.argv.slice(2);
const browser = await launch();
const results = [];
for (let time = 0; time < Number(times); time++) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  results.push(await page.evaluate(async () => {
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    const [navigation] = performance.getEntriesByType('navigation');
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
    while (paint() === undefined) {
      await frame();
    }
    const painted = paint().startTime;
    const timed = async act => {
      const start = performance.now();
      act();
      await frame();
      return performance.now() - start;
    };
    const box = document.getElementById('q');
    const search = await timed(() => {
      box.value = 'p99 claims';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const again = await timed(() => {
      box.value = 'p99 claim';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    return { painted, usable: navigation.domContentLoadedEventEnd, search, again };
  }));
  await context.close();
}
await browser.close();
console.log(JSON.stringify(results));
