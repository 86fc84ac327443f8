'use strict';
{
  const root = document.documentElement;
  root.classList.add('scripted');
  const one = (selector) => document.querySelector(selector);
  const chips = [...document.querySelectorAll('.chip')];
  const find = one('#find');
  const tag = one('#tag');
  const rows = [...document.querySelectorAll('.case')].map((element) => ({ element, text: null }));
  const files = [...document.querySelectorAll('.file')].map((element) => ({ element, rows: rows.filter((row) => element.contains(row.element)) }));

  // The text of a row, with its file's name and its failures; taken at the first search, since there may be many.
  const text = (row) => row.text ??= (row.element.closest('.file').querySelector('h2').textContent + ' '
    + (row.element.querySelector('summary')?.textContent ?? '') + ' ' + output(row.element)).toLowerCase();
  const output = (element) => {
    const waiting = element.querySelector(':scope > script');
    if (waiting) return (waiting.textContent.match(/<pre [^]*?<\/pre>/g) ?? []).join(' ').replace(/<[^>]*>/g, '');
    return [...element.querySelectorAll('.term, .console')].map((part) => part.textContent).join(' ');
  };

  // What passed waits as text until it is opened: of ten thousand scenarios it would be a million elements.
  const unfold = (element) => {
    const waiting = element.querySelector(':scope > script');
    if (!waiting) return;
    element.insertAdjacentHTML('beforeend', waiting.textContent);
    waiting.remove();
  };
  document.addEventListener('toggle', (event) => unfold(event.target), true);

  const apply = () => {
    const statuses = new Set(chips.filter((chip) => chip.getAttribute('aria-pressed') === 'true').map((chip) => chip.dataset.status));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = tag?.value ? ` ${tag.value} ` : '';
    let shown = 0;
    for (const file of files) {
      let inFile = 0;
      for (const row of file.rows) {
        const data = row.element.dataset;
        const matches = statuses.has(data.status) && (!wanted || data.tags.includes(wanted)) && words.every((word) => text(row).includes(word));
        row.element.hidden = !matches;
        if (matches) inFile += 1;
      }
      file.element.hidden = inFile === 0;
      shown += inFile;
    }
    one('#shown span').textContent = `Showing ${shown} of ${rows.length}.`;
    one('#shown').hidden = shown === rows.length;
    one('#none').hidden = shown > 0;
  };

  const press = (chip, isOn) => chip.setAttribute('aria-pressed', String(isOn));
  const showAll = () => {
    for (const chip of chips) press(chip, true);
    find.value = '';
    if (tag) tag.value = '';
    apply();
  };
  for (const chip of chips) {
    chip.addEventListener('click', () => { press(chip, chip.getAttribute('aria-pressed') !== 'true'); apply(); });
  }
  let waiting = 0;
  find.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  tag?.addEventListener('change', apply);
  for (const button of document.querySelectorAll('#all, [data-reset]')) button.addEventListener('click', showAll);
  addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); find.focus(); }
    if (event.key === 'Escape' && document.activeElement === find) { find.value = ''; apply(); }
  });

  // What did not pass is what is read first.
  const bad = rows.filter((row) => /^(failed|error)$/.test(row.element.dataset.status));
  if (bad.length > 0) for (const chip of chips) press(chip, /^(failed|error)$/.test(chip.dataset.status));
  for (const row of bad.slice(0, 3)) if (row.element.tagName === 'DETAILS') row.element.open = true;

  // A link to a scenario opens it, whatever is selected.
  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return false;
    showAll();
    target.open = true;
    target.scrollIntoView();
    return true;
  };
  addEventListener('hashchange', follow);
  if (!follow()) apply();
}
