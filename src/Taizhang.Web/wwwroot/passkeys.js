// Passkeys: asks the device what a form wants to know, and sends the form with the answer.
const bytesOf = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
const textOf = buffer => buffer === null ? null : btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const withBytes = list => list?.map(each => ({ ...each, id: bytesOf(each.id) }));

// Written out, for browsers that cannot read and write these as JSON themselves.
const create = async options => {
  const made = await navigator.credentials.create({ publicKey: {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  } });
  return answerOf(made, {
    clientDataJSON: textOf(made.response.clientDataJSON),
    attestationObject: textOf(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
};
const get = async options => {
  const shown = await navigator.credentials.get({ publicKey: { ...options, challenge: bytesOf(options.challenge), allowCredentials: withBytes(options.allowCredentials) } });
  return answerOf(shown, {
    clientDataJSON: textOf(shown.response.clientDataJSON),
    authenticatorData: textOf(shown.response.authenticatorData),
    signature: textOf(shown.response.signature),
    userHandle: textOf(shown.response.userHandle),
  });
};
const answerOf = (credential, response) => JSON.stringify({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
  response,
});

const ask = async (form, question) => {
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  form.setAttribute('aria-busy', 'true');
  try {
    question.value = await (question.dataset.passkey === 'create' ? create : get)(JSON.parse(question.dataset.options));
    form.submit();
  } catch {
    // Declined, timed out, or the device knows none: the person says what next.
    failed.hidden = false;
    form.removeAttribute('aria-busy');
  }
};

// Before anyone else hears of it: the form is not on its way yet.
document.addEventListener('submit', event => {
  const question = event.target.querySelector('input[data-passkey]');
  // Busy until the next page: an answer is taken once, and a second press would only be refused.
  if (question && (question.value === '' || event.target.hasAttribute('aria-busy'))) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.target.hasAttribute('aria-busy')) { ask(event.target, question); }
  }
}, true);

const offer = () => {
  if (!window.PublicKeyCredential) { return; }
  for (const part of document.querySelectorAll('[data-passkey-part]')) { part.hidden = false; }
  for (const part of document.querySelectorAll('[data-passkey-missing]')) { part.hidden = true; }
};
offer();
window.Blazor?.addEventListener('enhancedload', offer);
