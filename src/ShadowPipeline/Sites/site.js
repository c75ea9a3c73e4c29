// The decisions site: reads the decisions that the page carries, filters them, draws their trend. What a decision says gets into the page
// as text only. The filters live in the address after #, so that a view can be shared as a link.
'use strict';
(() => {
  const firstRows = 100;
  const moreRows = 200;
  const day = 86400;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const names = ['q', 'group', 'endpoint', 'decision', 'basis', 'mode', 'from', 'to'];
  const byId = id => document.getElementById(id);
  const control = Object.fromEntries(names.map(name => [name, byId(name)]));
  const decisions = decode(JSON.parse(byId('data').textContent));
  const basisWords = Object.fromEntries([...control.basis.options].map(option => [option.value, option.textContent]));
  const narrow = matchMedia('(max-width: 40rem)');
  let matches = [];
  let shown = 0;
  let announcement = 0;

  // The columns as objects, newest first.
  function decode(data) {
    let seconds = 0;
    return data.id.map((id, row) => {
      const group = data.groups[data.group[row]];
      const version = data.version[row];
      const [decision, mode, basis] = data.kinds[data.kind[row]];
      const numbers = data.numbers[row].split(' ');
      seconds = row === 0 ? data.decided[0] : seconds - data.decided[row];
      return {
        id: Array.isArray(id) ? `shadow-${group}-v${version}-${id[0]}` : id,
        group, version, decision, mode, basis, seconds,
        endpoint: data.endpoints[data.endpoint[row]],
        reason: data.sentences[data.sentence[row]].reduce((text, piece, at) => text + numbers[at - 1] + piece),
      };
    });
  }

  // Characters that would hide, join or reorder other text are written out.
  function visible(text) {
    return text
      .replace(/\p{Cc}/gu, '\uFFFD')
      .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, letter => '\\u' + letter.codePointAt(0).toString(16).padStart(4, '0'));
  }

  function make(name, text = '') {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  const iso = seconds => new Date(seconds * 1000).toISOString();
  const date = seconds => iso(seconds).slice(0, 10);
  const figure = number => number.toLocaleString('en');
  const plural = (number, one) => `${figure(number)} ${one}${number === 1 ? '' : 's'}`;

  // ---- filters

  function addOption(name, value) {
    const option = make('option', visible(value));
    option.value = value;
    control[name].append(option);
  }

  // Where there is little room they are folded away, unless some are set.
  function foldFilters() {
    byId('more-filters').open = !narrow.matches || Object.keys(filters()).some(name => name !== 'q');
  }

  function filters() {
    return Object.fromEntries(names.map(name => [name, control[name].value.trim()]).filter(([, value]) => value !== ''));
  }

  function readAddress() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    for (const name of names) {
      const value = wanted.get(name) ?? '';
      control[name].value = value;
      if (control[name].value !== value && control[name].tagName === 'SELECT') {
        addOption(name, value);
        control[name].value = value;
      }
    }
  }

  function writeAddress() {
    const text = new URLSearchParams(filters()).toString();
    if (text !== location.hash.slice(1)) {
      history.replaceState(null, '', '#' + text);
    }
  }

  function matching(filter) {
    const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(word => word !== '');
    const from = filter.from ? Date.parse(filter.from) / 1000 : -Infinity;
    const to = filter.to ? Date.parse(filter.to) / 1000 + day : Infinity;
    const equal = ['group', 'endpoint', 'decision', 'basis', 'mode'].filter(name => name in filter);
    return decisions.filter(one => one.seconds >= from && one.seconds < to
      && equal.every(name => one[name] === filter[name])
      && (words.length === 0 || words.every(word => searched(one).includes(word))));
  }

  function searched(one) {
    one.text ??= [one.group, `version ${one.version}`, one.endpoint, one.decision, one.mode, one.basis, basisWords[one.basis], one.reason, one.id]
      .join('\n').toLowerCase();
    return one.text;
  }

  // ---- rows

  function row(one) {
    const line = byId(`row-${one.decision.toLowerCase()}`).content.firstElementChild.cloneNode(true);
    const part = name => line.querySelector(`.${name}`);
    part('when').textContent = iso(one.seconds).slice(0, 16).replace('T', ' ');
    part('when').dateTime = iso(one.seconds).replace('.000', '');
    part('mode').textContent = one.mode === 'observe' ? 'observe only' : '';
    part('group').textContent = visible(one.group);
    part('version').textContent = ` version ${one.version}`;
    part('endpoint').textContent = visible(one.endpoint);
    part('basis').textContent = basisWords[one.basis];
    part('reason').textContent = visible(one.reason);
    if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(one.id)) {
      part('report').href = `${one.id}/report.html`;
    }
    return line;
  }

  function showRows(count) {
    byId('rows').append(...matches.slice(shown, shown + count).map(row));
    shown = Math.min(shown + count, matches.length);
    byId('more').hidden = shown === matches.length;
    byId('more').textContent = `Show ${figure(Math.min(moreRows, matches.length - shown))} more`;
    byId('shown').textContent = shown < matches.length ? `Showing the newest ${figure(shown)} of ${figure(matches.length)}.` : '';
  }

  function showMore() {
    const next = shown;
    showRows(moreRows);
    byId('rows').rows[next].querySelector('a').focus();
  }

  // Once typing pauses, so that a screen reader is not talked over.
  function announce() {
    clearTimeout(announcement);
    const promoted = matches.filter(one => one.decision === 'Promote').length;
    const all = matches.length === decisions.length;
    const counted = all ? plural(matches.length, 'decision') : `${figure(matches.length)} of ${plural(decisions.length, 'decision')}`;
    const text = matches.length === 0 ? 'No decision matches.' : `${counted}: ${figure(promoted)} Promote, ${figure(matches.length - promoted)} Reject.`;
    announcement = setTimeout(() => { byId('count').textContent = text; }, byId('count').textContent === '' ? 0 : 200);
  }

  function render() {
    matches = matching(filters());
    shown = 0;
    byId('rows').replaceChildren();
    showRows(firstRows);
    byId('none').hidden = matches.length > 0;
    byId('list').hidden = matches.length === 0;
    byId('clear').disabled = Object.keys(filters()).length === 0;
    announce();
    showTrend();
  }

  // ---- the trend: Promote above the line, Reject below it

  // Where the period of an instant begins, or the one that follows it by so many.
  function start(unit, milliseconds, after = 0) {
    const at = new Date(milliseconds);
    const [year, month, date, weekday] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), (at.getUTCDay() + 6) % 7];
    return {
      day: Date.UTC(year, month, date + after),
      week: Date.UTC(year, month, date - weekday + 7 * after),
      month: Date.UTC(year, month + after, 1),
      year: Date.UTC(year + after, 0, 1),
    }[unit];
  }

  // All periods from the oldest match to the newest, empty ones too, in the finest unit that fits.
  function periods(most) {
    const [first, last] = [matches[matches.length - 1].seconds * 1000, matches[0].seconds * 1000];
    for (const unit of ['day', 'week', 'month', 'year']) {
      const list = [];
      for (let at = start(unit, first); at <= last && (list.length <= most || unit === 'year'); at = start(unit, at, 1)) {
        list.push({ from: at / 1000, to: start(unit, at, 1) / 1000, Promote: 0, Reject: 0 });
      }
      if (list.length <= most || unit === 'year') {
        count(list);
        return { unit, list };
      }
    }
  }

  function count(list) {
    let at = list.length - 1;
    for (const one of matches) {
      while (one.seconds < list[at].from) {
        at--;
      }
      list[at][one.decision]++;
    }
  }

  function label(unit, seconds) {
    const [year, month, number] = date(seconds).split('-').map(Number);
    return { month: `${months[month - 1]} ${year}`, year: `${year}` }[unit] ?? `${number} ${months[month - 1]}`;
  }

  function address(period) {
    return '#' + new URLSearchParams({ ...filters(), from: date(period.from), to: date(period.to - day) });
  }

  function draw(name, attributes, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [attribute, value] of Object.entries(attributes)) {
      element.setAttribute(attribute, value);
    }
    element.append(...children);
    return element;
  }

  function showTrend() {
    byId('trend').hidden = matches.length === 0;
    if (matches.length === 0) {
      return;
    }

    const [left, top, height, bottom] = [44, 8, 112, 26];
    const width = Math.max(240, byId('chart').clientWidth);
    const { unit, list } = periods(Math.floor((width - left) / 7));
    const [up, down] = ['Promote', 'Reject'].map(kind => Math.max(...list.map(one => one[kind])));
    const [scale, step] = [height / (up + down), Math.min(64, (width - left) / list.length)];
    const zero = top + up * scale;
    const svg = draw('svg', { viewBox: `0 0 ${width} ${top + height + bottom}`, width, height: top + height + bottom, role: 'img' });
    svg.setAttribute('aria-label', `Decisions in each ${unit}, from ${date(list[0].from)} to ${date(matches[0].seconds)}; the table below has the numbers.`);
    for (const [number, y, kind] of [[up, top, 'grid'], [down, top + height, 'grid'], [0, zero, 'axis']].filter(line => line[0] > 0 || line[2] === 'axis')) {
      svg.append(
        draw('line', { class: kind, x1: left, x2: width, y1: y, y2: y }),
        draw('text', { class: 'tick', x: left - 8, y: y + 4, 'text-anchor': 'end' }, figure(number)));
    }

    const every = Math.ceil(72 / step);
    list.forEach((one, at) => {
      const x = left + at * step;
      svg.append(bar(one, unit, x, step, zero, scale, height, top));
      if (at % every === 0 && x + step / 2 + 32 <= width) {
        svg.append(draw('text', { class: 'tick', x: x + step / 2, y: top + height + 20, 'text-anchor': 'middle' }, label(unit, one.from)));
      }
    });
    byId('chart').replaceChildren(svg);
    byId('unit').textContent = unit;
    byId('periods').replaceChildren(...list.map(one => periodRow(one, unit)).reverse());
  }

  function bar(one, unit, x, step, zero, scale, height, top) {
    const width = Math.max(1, Math.min(28, step * 0.72));
    const at = { x: x + (step - width) / 2, width };
    const group = draw(
      'g', { class: 'period' },
      draw('title', {}, `${label(unit, one.from)}: ${figure(one.Promote)} Promote, ${figure(one.Reject)} Reject`),
      draw('rect', { class: 'room', x, y: top, width: step, height }));
    for (const [kind, y] of [['Promote', zero - one.Promote * scale], ['Reject', zero]].filter(([kind]) => one[kind] > 0)) {
      group.append(draw('rect', { ...at, class: kind.toLowerCase(), y, height: one[kind] * scale }));
    }
    group.addEventListener('click', () => { location.hash = address(one); });
    return group;
  }

  function periodRow(one, unit) {
    const [line, head, link] = [make('tr'), make('th'), make('a', unit === 'year' || unit === 'month' ? label(unit, one.from) : date(one.from))];
    head.scope = 'row';
    head.append(link);
    link.href = address(one);
    line.append(head, make('td', figure(one.Promote)), make('td', figure(one.Reject)));
    return line;
  }

  // ---- start

  if (decisions.length === 0) {
    return;
  }

  for (const name of ['group', 'endpoint']) {
    [...new Set(decisions.map(one => one[name]))].sort().forEach(value => addOption(name, value));
  }
  readAddress();
  byId('filters').hidden = false;
  foldFilters();
  render();
  byId('filters').addEventListener('input', () => { writeAddress(); render(); });
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('clear').addEventListener('click', () => {
    byId('filters').reset();
    writeAddress();
    render();
    control.q.focus();
  });
  byId('more').addEventListener('click', showMore);
  narrow.addEventListener('change', foldFilters);

  // The address holds the filters: the link that skips to the list must not take their place.
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    byId('list').focus();
    byId('list').scrollIntoView();
  });
  addEventListener('hashchange', () => { readAddress(); render(); });
  addEventListener('resize', showTrend);
})();
