// A page in each of its looks: two widths, light and dark, from a file and from a server, on paper.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { activeParts, watch } from './watch.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

// All rules once in each width; the dark wide look differs by its colours only.
const looks = [
  { name: '1280 light', viewport: wide, colorScheme: 'light', from: 'file' },
  { name: '390 dark', viewport: narrow, colorScheme: 'dark', from: 'server' },
  { name: '1280 dark', viewport: wide, colorScheme: 'dark', from: 'server', rules: ['color-contrast'] },
];

export async function look(browser, page, addresses) {
  const results = { accessible: [], quiet: [], inert: [], fits: [], prints: [] };
  for (const one of looks.slice(0, page.looks)) {
    const context = await browser.newContext({ viewport: one.viewport, colorScheme: one.colorScheme });
    const problems = await watch(context);
    const tab = await context.newPage();
    await tab.goto(addresses[one.from] + page.path);
    await openAll(tab);
    const add = (kind, texts) => results[kind].push(...texts.map(text => `${one.name}: ${text}`));
    add('inert', await activeParts(tab));
    add('fits', await overflowing(tab));
    add('accessible', await violations(tab, one.rules));
    if (one === looks[0]) {
      add('prints', await printing(tab));
    }
    add('quiet', problems);
    await context.close();
  }
  return results;
}

// What is folded away is part of the page too.
function openAll(tab) {
  return tab.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
}

function overflowing(tab) {
  return tab.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) {
      return [];
    }
    const wide = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > width + 1).slice(0, 5);
    return [`the page is ${document.documentElement.scrollWidth} px wide in ${width} px: ${wide.map(element => element.outerHTML.slice(0, 80)).join(' | ')}`];
  });
}

// Through the debugger, since the page's own policy lets nobody add a script.
async function violations(tab, rules) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(
    async only => (await globalThis.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })).violations, rules);
  return found.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.help}): ${node.target.join(' ')}: ${node.html.slice(0, 160)}`));
}

async function printing(tab) {
  const pdf = await tab.pdf({ format: 'A4', printBackground: true });
  await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
  await tab.setViewportSize({ width: 794, height: 1123 });
  const problems = await overflowing(tab);
  return pdf.length > 5000 ? problems : [...problems, `the printed page has ${pdf.length} bytes only`];
}
