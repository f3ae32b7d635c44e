/* The time zone of whoever reads: their browser knows it. Once chosen it is kept, and not guessed. */
(() => {
  const form = document.querySelector("form[data-zone]");
  const select = form?.querySelector("select");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!select || !here || select.value === here || sessionStorage.getItem("zone") === here) return;
  if (![...select.options].some((option) => option.value === here)) return;
  sessionStorage.setItem("zone", here);
  select.value = here;
  form.requestSubmit();
})();
