// Comfort only: every page works without this file.
(() => {
  'use strict';

  const remembered = 'taizhang.open';
  const read = () => { try { return JSON.parse(sessionStorage.getItem(remembered)) ?? {}; } catch { return {}; } };
  const write = value => { try { sessionStorage.setItem(remembered, JSON.stringify(value)); } catch { /* private window */ } };
  const keyOf = details => location.pathname + '#' + details.dataset.remember;

  // A form is sent once; the button says so. Coming back by history makes it usable again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.once === undefined) { return; }
    if (form.dataset.sent !== undefined) { event.preventDefault(); return; }
    form.dataset.sent = '';
    form.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      form.removeAttribute('aria-busy');
    }
  });

  document.addEventListener('change', event => {
    const field = event.target;
    const filters = field.closest('form[data-auto-submit]');
    if (filters && field.matches('select, input[type=checkbox], input[type=date]')) { filters.requestSubmit(); }
    const refresh = field.matches('[data-refresh]') ? field.form?.querySelector('[data-refresh-button]') : null;
    if (refresh) { field.form.requestSubmit(refresh); }
    if (field.matches('[data-check-all]')) {
      for (const box of field.closest('table').querySelectorAll('tbody .cell-check input')) { box.checked = field.checked; }
    }
  });

  document.addEventListener('toggle', event => {
    const details = event.target;
    if (details.dataset?.remember === undefined) { return; }
    const open = read();
    open[keyOf(details)] = details.open;
    write(open);
  }, true);

  // Menus that lie over the page close on a click beside them and on Escape.
  const closeMenus = except => {
    for (const menu of document.querySelectorAll('details[data-close-outside][open]')) {
      if (menu !== except) { menu.open = false; }
    }
  };
  document.addEventListener('click', event => closeMenus(event.target.closest('details[data-close-outside]')));
  document.addEventListener('keydown', event => { if (event.key === 'Escape') { closeMenus(null); } });

  // What an address names is shown open.
  const openNamed = () => {
    const named = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (named?.matches('details')) { named.open = true; }
    const around = named?.closest('details');
    if (around) { around.open = true; }
  };
  window.addEventListener('hashchange', openNamed);

  const prepare = () => {
    openNamed();
    const open = read();
    for (const details of document.querySelectorAll('details[data-remember]')) {
      const kept = open[keyOf(details)];
      if (kept !== undefined) { details.open = kept; }
    }
    for (const box of document.querySelectorAll('[data-check-all]')) { box.hidden = false; }
    closeMenus(null);
  };
  // Blazor moves the page and forgets the focus: it belongs where the browser alone would have put the reader.
  const goTo = place => {
    if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) { place.tabIndex = -1; }
    place.focus({ preventScroll: true });
  };
  const named = address => address.hash.length > 1 ? document.getElementById(decodeURIComponent(address.hash.slice(1))) : null;
  let path = location.pathname;
  const arrive = () => {
    const place = named(location) ?? (location.pathname === path ? null : document.querySelector('h1'));
    path = location.pathname;
    if (place) { goTo(place); }
  };
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href*="#"]');
    const place = link && link.pathname === location.pathname && link.search === location.search ? named(link) : null;
    if (place) { goTo(place); }
  });

  prepare();
  window.Blazor?.addEventListener('enhancedload', () => { prepare(); arrive(); });
})();
