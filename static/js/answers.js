/* What htmx may put into a page: fragments and refusals, never whole pages and never a failure. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const answer = event.detail;
  if (/^\s*<[^>]*data-refusal/.test(answer.serverResponse)) {
    answer.target = document.getElementById("toasts");
    answer.swapOverride = "beforeend";
    answer.shouldSwap = true;
    answer.isError = false;
  } else if (answer.target !== document.body && /^\s*<!doctype/i.test(answer.serverResponse)) {
    answer.shouldSwap = false;
    visit(answer);
  }
});

/* A whole page came back: the session ended, a view redirected, or the answer is an error page. */
function visit(answer) {
  const landed = new URL(answer.xhr.responseURL);
  if (landed.pathname.startsWith(document.body.dataset.login)) location.reload();
  else if (answer.xhr.status < 400) location.assign(landed);
  else answer.isError = true;
}

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
  document.addEventListener(failure, () => {
    const words = { text: document.body.dataset.failed, stays: true };
    document.dispatchEvent(new CustomEvent("toast", { detail: words }));
  });
}
