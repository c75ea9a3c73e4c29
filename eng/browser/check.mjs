// Holds pages to what they promise: node check.mjs JOB.json. The job names a folder, the pages in it, and the indexes that are used. Prints
// one JSON object: for each page and each use a list of what is wrong, empty when nothing is.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { launch } from './lib/chromium.mjs';
import { look } from './lib/looks.mjs';
import { serve } from './lib/serve.mjs';
import { use } from './lib/use.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const server = await serve(job.folder);
const addresses = { file: pathToFileURL(job.folder + '/').href, server: server.address };
const browser = await launch();
try {
  const pages = {};
  const waiting = [...job.pages];
  const worker = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) {
      pages[page.name] = await look(browser, page, addresses);
    }
  };
  const [uses] = await Promise.all([use(browser, addresses, job.indexes), worker(), worker()]);
  console.log(JSON.stringify({ pages, uses }));
} finally {
  await browser.close();
  server.close();
}
