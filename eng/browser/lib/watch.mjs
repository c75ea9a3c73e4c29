// Everything that a page does besides showing itself, as sentences. A page of ours does nothing.
export async function watch(context) {
  const problems = [];
  await context.addInitScript(() => {
    globalThis.refused = [];
    addEventListener('securitypolicyviolation', event => globalThis.refused.push(`${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`));
  });
  context.on('page', page => {
    page.on('console', message => problems.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', error => problems.push(`error: ${error.message}`));
    page.on('dialog', dialog => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on('popup', popup => problems.push(`popup: ${popup.url()}`));
    page.on('download', download => problems.push(`download: ${download.url()}`));
    page.on('worker', worker => problems.push(`worker: ${worker.url()}`));
    page.on('request', request => {
      if (!request.isNavigationRequest() && !request.url().endsWith('/favicon.ico')) {
        problems.push(`request: ${request.url()}`);
      }
    });
  });
  return problems;
}

// What a page must never hold, whatever its texts say.
export function activeParts(page) {
  return page.evaluate(() => {
    const found = [...globalThis.refused];
    const kinds = 'img, iframe, frame, object, embed, link, base, audio, video, source, textarea, math, foreignObject, animate, set, image, meta[http-equiv=refresh]';
    for (const element of document.querySelectorAll(kinds)) {
      found.push(`element: ${element.outerHTML.slice(0, 200)}`);
    }
    for (const script of document.querySelectorAll('script:not([type="application/json"])')) {
      if (script !== document.body.lastElementChild || script.src !== '') {
        found.push(`script: ${script.outerHTML.slice(0, 200)}`);
      }
    }
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || name === 'style' || name === 'srcdoc') {
          found.push(`attribute: ${name}=${value.slice(0, 100)}`);
        }
      }
      if (element.matches('a[href], area[href]') && !['file:', 'http:', 'https:'].includes(element.protocol)) {
        found.push(`link: ${element.href}`);
      }
    }
    if (globalThis.attacked !== undefined) {
      found.push('a text was run as a script');
    }
    return found;
  });
}
