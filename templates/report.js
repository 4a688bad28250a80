
(() => {
  "use strict";
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const byAddress = (link) => document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  const GRAVEST_FIRST = ["error", "warning", "note"];

  // Both sides of the finding that the address names are shown as one: what is found, and every place that it rests on.
  function show() {
    for (const element of all(document, ".current")) element.classList.remove("current");
    const named = /^#(r\d+)-[af](\d+(?:-\d+)?)(?:\.\d+)?$/.exec(location.hash);
    const report = named && document.getElementById(named[1]);
    if (!report) return;
    for (const element of all(report, `[data-n~="${named[2]}"]`)) element.classList.add("current");
    for (const element of all(report, `a.n[href="#${named[1]}-f${named[2]}"]`)) element.classList.add("current");
  }

  // The side that was clicked stays where it is, the other one moves.
  function go(link, target) {
    history.pushState(null, "", link.getAttribute("href"));
    const pane = target.closest(".findings");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - 16;
      target.scrollIntoView({ block: "nearest" });
    } else {
      target.scrollIntoView({ block: pane ? "start" : "center", inline: "center" });
    }
    target.focus({ preventScroll: true });
    show();
  }

  function linkOf(element) {
    const clicked = element.closest("a, input, label, summary, [data-n]");
    if (!clicked || !clicked.dataset.n) return clicked && clicked.matches('a[href^="#"]') ? clicked : null;
    if (String(getSelection())) return null;
    if (clicked.matches("article")) return clicked.querySelector(".where a");
    const report = clicked.closest(".report");
    const links = clicked.dataset.n.split(" ").map((n) => report.querySelector(`a.n[href="#${report.id}-f${n}"]`));
    return links.find((link) => link && !link.hidden) || null;
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = linkOf(event.target);
    const target = link && byAddress(link);
    if (!target || !target.matches(".finding, a.n")) return;
    event.preventDefault();
    go(link, target);
  });

  // Chromium seeks the target of every link anew on every page that it prints: with thousands it would take minutes.
  const MANY = 500;
  addEventListener("beforeprint", () => {
    const links = all(document, 'a[href^="#"]');
    for (const link of links.length > MANY ? links : []) {
      link.dataset.href = link.getAttribute("href");
      link.removeAttribute("href");
    }
  });
  addEventListener("afterprint", () => {
    for (const link of all(document, "a[data-href]")) {
      link.setAttribute("href", link.dataset.href);
      delete link.dataset.href;
    }
  });

  function filter(report, form) {
    const chosen = (name) => new Set(all(form, `input[name=${name}]:checked`).map((input) => input.value));
    const severities = chosen("severity"), families = chosen("family");
    const fits = (a) => severities.has(a.dataset.severity) && families.has(a.dataset.family);
    const articles = all(report, "article.finding");
    const severityOf = new Map();
    for (const article of articles) {
      article.hidden = !fits(article) && !all(article, "article.finding").some(fits);
      if (!article.closest("article[hidden]")) severityOf.set(article.dataset.n, article.dataset.severity);
    }
    for (const group of all(report, ".group")) group.hidden = !group.querySelector("article:not([hidden])");
    for (const link of all(report, "a.n")) link.hidden = !severityOf.has(link.hash.replace(/^#r\d+-f/, ""));
    for (const mark of all(report, "mark[data-n], .gap")) {
      const left = mark.dataset.n.split(" ").map((n) => severityOf.get(n)).filter(Boolean);
      left.sort((one, other) => GRAVEST_FIRST.indexOf(one) - GRAVEST_FIRST.indexOf(other));
      mark.classList.toggle("off", !left.length);
      if (mark.matches("mark")) for (const severity of GRAVEST_FIRST) mark.classList.toggle(severity, left[0] === severity);
    }
    form.classList.toggle("narrowed", severityOf.size < articles.length);
    const status = form.querySelector(".shown");
    status.textContent = status.dataset.words.replace("{}", severityOf.size).replace("{}", articles.length);
  }

  for (const form of all(document, ".filter")) {
    const report = form.closest(".report");
    form.hidden = false;
    form.addEventListener("change", () => filter(report, form));
    filter(report, form);
  }
  document.documentElement.classList.add("scripted");
  addEventListener("hashchange", show);
  addEventListener("popstate", show);
  show();
})();
