/**
 * Shows the theme that the reader has chosen, else the system's. It stands in the head and runs before
 * anything is painted. Where the browser remembers nothing it leaves the page alone, and the switch
 * stays away.
 */
export const themeScript = `{
const bars = [...document.querySelectorAll('[name=theme-color]')];
const colors = bars.map((bar) => bar.content);
const show = () => {
const { theme } = localStorage;
document.documentElement.dataset.theme = theme ?? '';
bars.forEach((bar, own) => (bar.content = colors[theme ? +(theme === 'dark') : own]));
};
try {
show();
onpageshow = onstorage = show;
} catch {}
}`;
