// Large files go piece by piece and go on where they stopped; without this file a form takes them whole.
(() => {
  'use strict';

  const piece = 8 * 1024 * 1024;
  const waits = [1, 2, 5, 10, 20, 30];
  const protocol = { 'Tus-Resumable': '1.0.0' };
  const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const pause = seconds => new Promise(go => setTimeout(go, seconds * 1000));
  const keep = (key, value) => { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private window */ } };
  const kept = key => { try { return localStorage.getItem(key); } catch { return null; } };

  class Refused extends Error {}

  // What the server says against a file, in the reader's language.
  const told = async answer => {
    try { return (await answer.json()).refusals.map(each => each.text).join(' '); } catch { return null; }
  };

  const begin = async (place, file) => {
    const answer = await fetch(place.uploads, {
      method: 'POST',
      headers: { ...protocol, 'Upload-Length': file.size, 'Upload-Metadata': `filename ${base64(file.name)},kind ${base64(place.kind)},record ${base64(place.record)}` },
    });
    if (answer.status !== 201) { throw new Refused(await told(answer) ?? place.stopped); }
    return answer.headers.get('Location');
  };

  const offsetOf = async address => {
    const answer = await fetch(address, { method: 'HEAD', headers: protocol });
    return answer.ok ? Number(answer.headers.get('Upload-Offset')) : null;
  };

  const send = async (place, file, show) => {
    const key = `taizhang.upload:${place.kind}/${place.record}/${file.name}/${file.size}/${file.lastModified}`;
    let address = kept(key);
    let offset = address ? await offsetOf(address) : null;
    if (offset === null) {
      address = await begin(place, file);
      offset = 0;
      keep(key, address);
    }
    for (let tries = 0; ;) {
      show(Math.floor(offset / file.size * 100));
      let answer = null;
      try {
        answer = await fetch(address, {
          method: 'PATCH',
          headers: { ...protocol, 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' },
          body: file.slice(offset, offset + piece),
        });
      } catch { /* the line broke: asked again below */ }
      if (answer?.status === 204) {
        offset = Number(answer.headers.get('Upload-Offset'));
        tries = 0;
        if (offset >= file.size) { keep(key, null); show(100); return; }
        continue;
      }
      if (answer?.status === 422) {
        const words = await told(answer);
        if (await offsetOf(address) === null) { keep(key, null); }
        throw new Refused(words ?? place.stopped);
      }
      if (answer && ![409, 423].includes(answer.status) && answer.status < 500) { keep(key, null); throw new Refused(await told(answer) ?? place.stopped); }
      if (tries >= waits.length) { throw new Refused(place.stopped); }
      await pause(waits[tries++]);
      try { offset = await offsetOf(address) ?? offset; } catch { /* still broken */ }
    }
  };

  const lineFor = (list, file, place) => {
    const line = document.createElement('li');
    const words = document.createElement('span');
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.setAttribute('aria-label', file.name);
    line.append(words, bar);
    list.append(line);
    return {
      going: percent => { words.textContent = place.going.replace('{name}', file.name).replace('{percent}', percent); bar.value = percent; },
      done: () => { words.textContent = place.done.replace('{name}', file.name); bar.remove(); },
      refused: text => { words.textContent = text; line.className = 'field-error'; bar.remove(); },
    };
  };

  const sendAll = async (around, form, files) => {
    const place = around.dataset;
    const list = around.querySelector('.upload-progress');
    const button = form.querySelector('button[type=submit]');
    list.replaceChildren();
    list.hidden = false;
    button.disabled = true;
    form.setAttribute('aria-busy', 'true');
    let refused = 0;
    for (const file of files) {
      const line = lineFor(list, file, place);
      try {
        await send(place, file, line.going);
        line.done();
      } catch (error) {
        refused++;
        line.refused(error instanceof Refused ? error.message : place.stopped);
      }
    }
    button.disabled = false;
    form.removeAttribute('aria-busy');
    if (refused === 0) {
      const back = new URL(place.back, location.href);
      const isHere = back.pathname === location.pathname && back.search === location.search;
      location.assign(back);
      if (isHere) { location.reload(); }
    }
  };

  document.addEventListener('submit', event => {
    const around = event.target.closest('[data-uploads]');
    const files = around ? [...event.target.querySelector('input[type=file]').files] : [];
    if (files.length === 0) { return; }
    event.preventDefault();
    event.stopPropagation();
    sendAll(around, event.target, files);
  }, true);
})();
