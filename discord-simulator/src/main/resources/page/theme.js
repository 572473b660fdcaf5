/** Dark or light: as the system says, until somebody chooses; loaded before the page is drawn. */
(() => {
  const REMEMBERED = "guildhall-simulator-theme";
  const system = matchMedia("(prefers-color-scheme: light)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(REMEMBERED);
  } catch {
    // A browser that keeps nothing follows the system.
  }

  function show() {
    const isLight = chosen ? chosen === "light" : system.matches;
    document.documentElement.dataset.theme = isLight ? "light" : "dark";
    const button = document.getElementById("theme");
    if (button) {
      const label = isLight ? "Dark" : "Light";
      button.setAttribute("aria-label", label);
      button.title = `${label} colours`;
    }
  }

  show();
  system.addEventListener("change", show);
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      chosen = document.documentElement.dataset.theme === "light" ? "dark" : "light";
      try {
        localStorage.setItem(REMEMBERED, chosen);
      } catch {
        // It then lasts until the page is left.
      }
      show();
    });
    show();
  });
})();
