// The index as people use it, by the keyboard alone.
import { watch } from './watch.mjs';

export async function use(browser, addresses, paths) {
  const results = {};
  for (const [name, act] of Object.entries({ searches, filters, shares, skips, reopens, survives, showsMore, followsLinks, worksWithoutScript, isSaidEmpty })) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: act !== worksWithoutScript });
    const problems = await watch(context);
    const tab = await context.newPage();
    const expect = (value, wanted, what) => {
      if (JSON.stringify(value) !== JSON.stringify(wanted)) {
        problems.push(`${what} is ${JSON.stringify(value)}, not ${JSON.stringify(wanted)}`);
      }
    };
    try {
      await act(tab, expect, addresses, paths);
    } catch (error) {
      problems.push(`stopped: ${error.message}`);
    }
    results[name] = problems;
    await context.close();
  }
  return results;
}

const status = tab => tab.locator('#count').textContent();
const hash = tab => tab.evaluate(() => decodeURIComponent(location.hash));
const focused = tab => tab.evaluate(() => document.activeElement.id || document.activeElement.className);
const rows = tab => tab.locator('#rows > tr').count();

// Polled by a timer: frames, playwright's default, may be seconds apart in a page that nobody looks at on a busy machine.
async function said(tab, text) {
  await tab.waitForFunction(wanted => document.getElementById('count').textContent === wanted, text, { timeout: 20000, polling: 50 })
    .catch(async error => { throw new Error(`the status says "${await status(tab)}", not "${text}": ${error.message}`); });
}

async function tabTo(tab, id) {
  for (let step = 0; step < 40; step++) {
    await tab.keyboard.press('Tab');
    if (await focused(tab) === id) {
      return;
    }
  }
  throw new Error(`Tab never comes to ${id}`);
}

async function searches(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.few);
  await said(tab, '3 decisions: 1 Promote, 2 Reject.');
  await tabTo(tab, 'q');
  await tab.keyboard.type('P99 broken');
  await said(tab, '1 of 3 decisions: 0 Promote, 1 Reject.');
  expect(await rows(tab), 1, 'the number of rows');
  expect(await hash(tab), '#q=P99+broken', 'the address');
}

async function filters(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.few);
  await tabTo(tab, 'decision');
  await tab.keyboard.type('Rej');
  await said(tab, '2 of 3 decisions: 0 Promote, 2 Reject.');
  await tabTo(tab, 'basis');
  await tab.keyboard.type('Not');
  await said(tab, '1 of 3 decisions: 0 Promote, 1 Reject.');
  await tabTo(tab, 'clear');
  await tab.keyboard.press('Enter');
  await said(tab, '3 decisions: 1 Promote, 2 Reject.');
  expect(await focused(tab), 'q', 'the focus');
  expect(await hash(tab), '', 'the address');
}

async function shares(tab, expect, addresses, paths) {
  await tab.goto(`${addresses.server}${paths.few}#decision=Promote&group=fraud-detector&from=2026-11-01&to=2026-11-30`);
  await said(tab, '1 of 3 decisions: 1 Promote, 0 Reject.');
  expect(await tab.locator('#from').inputValue(), '2026-11-01', 'the first day');
  await tab.locator('#trend summary').click();
  await tab.locator('#periods a').first().click();
  expect((await hash(tab)).includes('from=2026-11-21&to=2026-11-21'), true, 'the address of a period');
  await tab.goBack();
  await said(tab, '1 of 3 decisions: 1 Promote, 0 Reject.');
}

async function skips(tab, expect, addresses, paths) {
  await tab.goto(`${addresses.file}${paths.few}#decision=Promote`);
  await said(tab, '1 of 3 decisions: 1 Promote, 0 Reject.');
  await tab.keyboard.press('Tab');
  expect(await focused(tab), 'skip', 'the first stop');
  await tab.keyboard.press('Enter');
  expect(await focused(tab), 'list', 'the place after the skip');
  expect(await hash(tab), '#decision=Promote', 'the address');
  expect(await rows(tab), 1, 'the number of rows');
}

async function reopens(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.few);
  await tab.evaluate(() => { location.hash = '#from=2027-01-01'; });
  await said(tab, 'No decision matches.');
  expect(await tab.locator('#none').isVisible(), true, 'the sentence on no match');
  expect(await tab.locator('#trend').isVisible(), false, 'the trend of nothing');
}

async function survives(tab, expect, addresses, paths) {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
  await tab.goto(`${addresses.file}${paths.few}#${new URLSearchParams({ group: evil, q: evil, from: evil, basis: evil, unknown: evil, __proto__: evil })}`);
  await said(tab, 'No decision matches.');
  expect(await tab.locator('img').count(), 0, 'the number of pictures');
}

async function showsMore(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.many);
  expect(await rows(tab), 100, 'the number of rows');
  await tab.locator('#more').focus();
  await tab.keyboard.press('Enter');
  expect(await rows(tab), 300, 'the number of rows');
  expect(await tab.evaluate(() => document.activeElement.closest('tr').rowIndex), 101, 'the focused row');
  expect(await tab.locator('#shown').textContent(), 'Showing the newest 300 of 10,000.', 'what is shown');
}

async function followsLinks(tab, expect, addresses, paths) {
  await tab.goto(addresses.server + paths.few);
  await tab.keyboard.press('Tab');
  expect(await focused(tab), 'skip', 'the first stop');
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  expect(await focused(tab), 'report', 'the stop after the skip');
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
  expect(tab.url().endsWith('/report.html'), true, 'the report');
  await Promise.all([tab.waitForNavigation(), tab.locator('a[href="../index.html"]').first().click()]);
  await said(tab, '3 decisions: 1 Promote, 2 Reject.');
}

async function worksWithoutScript(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.many);
  expect(await rows(tab), 100, 'the number of rows');
  expect(await tab.locator('#filters').isVisible(), false, 'the filters');
  expect(await tab.locator('#shown').textContent(), 'Showing the newest 100; search and filters need JavaScript.', 'what is shown');
}

async function isSaidEmpty(tab, expect, addresses, paths) {
  await tab.goto(addresses.file + paths.none);
  expect(await tab.locator('#filters').isVisible(), false, 'the filters');
  expect(await tab.locator('#extent').textContent(), 'No decision has been recorded yet.', 'the head');
}
